import type { Routes } from '@angular/router';
import { provideFeatureTexts } from '@lectern/web/core';
import { provideThreads } from '@lectern/web/threads';
import english from './i18n/en.json';

/** The page of one reading; mounted at `readings/:readingId`. */
export const readingRoutes: Routes = [
  {
    path: '',
    providers: [provideFeatureTexts({ readings: english }), provideThreads()],
    loadComponent: () => import('./reading/reading-page').then((it) => it.ReadingPage),
  },
];
