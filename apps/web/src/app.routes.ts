import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import { SessionStore } from '@lectern/web/core';
import { NotFound } from './pages/not-found';

const whenSignedIn: CanMatchFn = async () => {
  const session = inject(SessionStore);
  await session.load().catch(() => undefined);
  return session.isSignedIn();
};

const forDrafts: CanMatchFn = (_, [first, , third]) =>
  first?.path === 'drafts' || (first?.path === 'groups' && third?.path === 'add');

const auth = () => import('@lectern/web/auth');
const groups = () => import('@lectern/web/groups');
const notifications = () => import('@lectern/web/notifications');
const schedules = () => import('@lectern/web/schedules');
const search = () => import('@lectern/web/search');
const moderation = () => import('@lectern/web/moderation');
const readings = () => import('@lectern/web/readings');
const liveSessions = () => import('@lectern/web/live-sessions');

/** Every page of the client; each feature's code comes when one of its pages is opened. */
export const appRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    canMatch: [whenSignedIn],
    loadChildren: () => groups().then((it) => it.myGroupsRoutes),
  },
  { path: '', pathMatch: 'full', loadChildren: () => groups().then((it) => it.welcomeRoutes) },
  { path: 'sign-in', loadChildren: () => auth().then((it) => it.signInRoutes) },
  { path: 'register', loadChildren: () => auth().then((it) => it.registerRoutes) },
  { path: 'setup/:token', loadChildren: () => auth().then((it) => it.setupRoutes) },
  { path: 'forgot-password', loadChildren: () => auth().then((it) => it.forgotPasswordRoutes) },
  { path: 'new-password/:token', loadChildren: () => auth().then((it) => it.newPasswordRoutes) },
  { path: 'account', loadChildren: () => auth().then((it) => it.accountRoutes) },
  {
    path: 'readings/:readingId/sessions/new',
    loadChildren: () => liveSessions().then((it) => it.newLiveSessionRoutes),
  },
  {
    path: 'sessions',
    loadChildren: () =>
      liveSessions().then((it) =>
        it.liveSessionRoutes([{ path: '', loadChildren: () => readings().then((text) => text.readingRoutes) }]),
      ),
  },
  { path: 'readings/:readingId/schedule', loadChildren: () => schedules().then((it) => it.scheduleRoutes) },
  { path: 'readings/:readingId/circles', loadChildren: () => schedules().then((it) => it.circleRoutes) },
  { path: 'readings/:readingId', loadChildren: () => readings().then((it) => it.readingRoutes) },
  { path: 'comments', loadChildren: () => readings().then((it) => it.commentLinkRoutes) },
  { path: '', canMatch: [forDrafts], loadChildren: () => readings().then((it) => it.draftRoutes) },
  { path: 'search', loadChildren: () => search().then((it) => it.searchRoutes) },
  { path: 'notifications', loadChildren: () => notifications().then((it) => it.notificationRoutes) },
  { path: 'unsubscribe/:token', loadChildren: () => notifications().then((it) => it.unsubscribeRoutes) },
  { path: 'join/:token', loadChildren: () => groups().then((it) => it.joinRoutes) },
  { path: 'groups/:groupId/moderation', loadChildren: () => moderation().then((it) => it.queueRoutes) },
  { path: 'groups/:groupId/standing', loadChildren: () => moderation().then((it) => it.memberRoutes) },
  { path: 'groups/:groupId/rules', loadChildren: () => moderation().then((it) => it.rulesRoutes) },
  { path: 'statements', loadChildren: () => moderation().then((it) => it.statementRoutes) },
  { path: 'reports', loadChildren: () => moderation().then((it) => it.reportRoutes) },
  { path: 'groups', loadChildren: () => groups().then((it) => it.groupRoutes) },
  { path: '**', component: NotFound, title: 'app.notFound.title' },
];
