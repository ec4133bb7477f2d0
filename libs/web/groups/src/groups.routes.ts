import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/en.json';

const providers = [provideFeatureTexts({ groups: english })];

/** Mounted at the root for who is signed in. */
export const myGroupsRoutes: Routes = [
  {
    path: '',
    providers,
    loadComponent: () => import('./start/my-groups-page').then((it) => it.MyGroupsPage),
    title: 'groups.mine.title',
  },
];

/** Mounted at the root for everyone else. */
export const welcomeRoutes: Routes = [
  { path: '', providers, loadComponent: () => import('./start/welcome-page').then((it) => it.WelcomePage) },
];

/** Mounted at `join/:token`. */
export const joinRoutes: Routes = [
  {
    path: '',
    providers,
    loadComponent: () => import('./join/join-page').then((it) => it.JoinPage),
    title: 'groups.join.title',
  },
];

const memberPages: Routes = [
  {
    path: 'members',
    loadComponent: () => import('./members/members-page').then((it) => it.MembersPage),
    title: 'groups.members.title',
  },
  {
    path: 'invitations',
    loadComponent: () => import('./invitations/invitations-page').then((it) => it.InvitationsPage),
    title: 'groups.invitations.title',
  },
  {
    path: 'requests',
    loadComponent: () => import('./requests/requests-page').then((it) => it.RequestsPage),
    title: 'groups.requests.title',
  },
  {
    path: 'posting',
    loadComponent: () => import('./posting/posting-page').then((it) => it.PostingPage),
    title: 'groups.posting.title',
  },
  {
    path: 'held',
    loadComponent: () => import('./posting/held-page').then((it) => it.HeldPage),
    title: 'groups.held.title',
  },
  {
    path: 'settings',
    loadComponent: () => import('./settings/settings-page').then((it) => it.SettingsPage),
    title: 'groups.settings.title',
  },
];

/** Mounted at `groups`. */
export const groupRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: '/' },
  {
    path: 'new',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./settings/new-group-page').then((it) => it.NewGroupPage),
    title: 'groups.new.title',
  },
  {
    path: ':groupId',
    providers,
    loadComponent: () => import('./group/group-page').then((it) => it.GroupPage),
    children: [
      { path: '', loadComponent: () => import('./readings/group-home').then((it) => it.GroupHome) },
      { path: '', canActivate: [signedInGuard], children: memberPages },
    ],
  },
];
