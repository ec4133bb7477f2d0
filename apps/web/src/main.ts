import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app.config';
import { Shell } from './shell/shell';

bootstrapApplication(Shell, appConfig).catch((fault: unknown) => console.error(fault));
