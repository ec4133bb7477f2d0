import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app.config';
import { Shell } from './shell/shell';

void bootstrapApplication(Shell, appConfig);
