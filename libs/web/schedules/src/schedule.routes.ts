import type { Routes } from '@angular/router';
import { provideFeatureTexts } from '@lectern/web/core';
import circlesEnglish from './i18n/circles.en.json';
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

/** Circles of a reading; mounted at `readings/:readingId/circles`. */
export const circleRoutes: Routes = [
  {
    path: '',
    providers: [provideFeatureTexts({ circles: circlesEnglish })],
    loadComponent: () => import('./circles/circles-page').then((it) => it.CirclesPage),
    title: 'circles.title',
  },
];
