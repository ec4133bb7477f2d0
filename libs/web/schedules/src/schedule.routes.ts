import type { Routes } from '@angular/router';
import { provideFeatureTexts } from '@lectern/web/core';
import english from './i18n/en.json';

/** Reading over weeks; mounted at `readings/:readingId/schedule`. */
export const scheduleRoutes: Routes = [
  {
    path: '',
    providers: [provideFeatureTexts({ schedules: english })],
    loadComponent: () => import('./schedule-page').then((it) => it.SchedulePage),
    title: 'schedules.title',
  },
];
