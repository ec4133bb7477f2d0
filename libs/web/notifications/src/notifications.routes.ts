import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/en.json';

/** What one is told, and of what one wants to be told; mounted at `notifications`. */
export const notificationRoutes: Routes = [
  {
    path: '',
    providers: [provideFeatureTexts({ notifications: english })],
    canActivate: [signedInGuard],
    children: [
      {
        path: '',
        loadComponent: () => import('./list/notifications-page').then((it) => it.NotificationsPage),
        title: 'notifications.title',
      },
      {
        path: 'settings',
        loadComponent: () => import('./settings/settings-page').then((it) => it.NotificationSettingsPage),
        title: 'notifications.settings.title',
      },
    ],
  },
];

/** Where the link at the end of a letter leads; mounted at `unsubscribe/:token`. */
export const unsubscribeRoutes: Routes = [
  {
    path: '',
    providers: [provideFeatureTexts({ notifications: english })],
    loadComponent: () => import('./settings/unsubscribe-page').then((it) => it.UnsubscribePage),
    title: 'notifications.unsubscribe.title',
  },
];
