import { APP_BASE_HREF } from '@angular/common';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { provideFeatureTexts, provideTexts } from '@lectern/web/core';
import { provideUi } from '@lectern/web/ui';
import { appRoutes } from './app.routes';
import { provideLeaving } from './shell/leaving';
import { openRenewed } from './shell/renewed-client';
import english from './i18n/en.json';

/** Everything the application is made of, besides its routes' own providers. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // Not by a <base> element: the Content-Security-Policy forbids those.
    { provide: APP_BASE_HREF, useValue: '/' },
    provideRouter(
      appRoutes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler((error) => void openRenewed(error)),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    provideTexts(),
    provideFeatureTexts({ app: english }),
    provideUi(),
    provideLeaving(),
  ],
};
