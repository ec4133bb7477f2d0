import type { Routes } from '@angular/router';
import { provideFeatureTexts } from '@lectern/web/core';
import { provideThreads } from '@lectern/web/threads';
import english from './i18n/en.json';

/** The page of one reading; mounted at `readings/:readingId`, with the pages around it below. */
export const readingRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    providers: [provideFeatureTexts({ readings: english }), provideThreads()],
    loadComponent: () => import('./reading/reading-page').then((it) => it.ReadingPage),
  },
  { path: '', loadChildren: () => import('./revisions/revision.routes').then((it) => it.revisionRoutes) },
];

/** Adding a text: on its own, so that who reads need not load what it says. */
export const draftRoutes: Routes = [
  { path: '', loadChildren: () => import('./draft.routes').then((it) => it.draftPages) },
];

/** Permanent addresses of comments, which lead into their readings; mounted at `comments`. */
export const commentLinkRoutes: Routes = [
  {
    path: ':commentId',
    providers: [provideFeatureTexts({ readings: english })],
    loadComponent: () => import('./links/comment-link-page').then((it) => it.CommentLinkPage),
    title: 'readings.link.title',
  },
];
