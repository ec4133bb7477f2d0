import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/en.json';

const providers = [provideFeatureTexts({ live: english })];

/** The pages of live sessions; mounted at `sessions`. The text in the room is another feature's page, handed in. */
export const liveSessionRoutes = (text: Routes): Routes => [
  {
    path: ':sessionId',
    providers,
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./session/session-page').then((it) => it.SessionPage),
      },
      { path: 'recap', loadComponent: () => import('./recap/recap-page').then((it) => it.RecapPage) },
      {
        path: 'plan',
        canActivate: [signedInGuard],
        loadComponent: () => import('./arranging/change-plan-page').then((it) => it.ChangePlanPage),
        title: 'live.plan.title',
      },
      {
        path: 'room/:readingId',
        canActivate: [signedInGuard],
        loadComponent: () => import('./room/live-room-page').then((it) => it.LiveRoomPage),
        children: text,
      },
    ],
  },
];

/** Arranging a live session; mounted at `readings/:readingId/sessions/new`. */
export const newLiveSessionRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./arranging/new-live-session-page').then((it) => it.NewLiveSessionPage),
    title: 'live.new.title',
  },
];
