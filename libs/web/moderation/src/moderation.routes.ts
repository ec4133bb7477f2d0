import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/en.json';

const providers = [provideFeatureTexts({ moderation: english })];

/** The queue of a group, with a case beside it; mounted at `groups/:groupId/moderation`. */
export const queueRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./queue/queue-page').then((it) => it.QueuePage),
    title: 'moderation.queue.title',
    children: [
      { path: '', pathMatch: 'full', loadComponent: () => import('./case/no-case').then((it) => it.NoCase) },
      { path: ':caseId', loadComponent: () => import('./case/case-page').then((it) => it.CasePage) },
    ],
  },
];

/** The rules of a group, and what was done by them; mounted at `groups/:groupId/rules`. */
export const rulesRoutes: Routes = [
  {
    path: '',
    providers,
    loadComponent: () => import('./rules/rules-page').then((it) => it.RulesPage),
    title: 'moderation.rules.title',
  },
  {
    path: 'record',
    providers,
    loadComponent: () => import('./record/record-page').then((it) => it.RecordPage),
    title: 'moderation.record.title',
  },
  {
    path: 'texts',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./prepared/prepared-texts-page').then((it) => it.PreparedTextsPage),
    title: 'moderation.prepared.title',
  },
];

/** What counts against a member of a group; mounted at `groups/:groupId/standing`. */
export const memberRoutes: Routes = [
  {
    path: ':personId',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./strikes/member-page').then((it) => it.MemberPage),
    title: 'moderation.strikes.title',
  },
];

/** What one was told, and what one reported; mounted at `statements` and `reports`. */
export const statementRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./statements/statements-page').then((it) => it.StatementsPage),
    title: 'moderation.statements.title',
  },
  {
    path: ':statementId',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./statements/statement-page').then((it) => it.StatementPage),
    title: 'moderation.statement.title',
  },
];

/** What one reported; mounted at `reports`. */
export const reportRoutes: Routes = [
  {
    path: '',
    providers,
    canActivate: [signedInGuard],
    loadComponent: () => import('./reports/own-reports-page').then((it) => it.OwnReportsPage),
    title: 'moderation.reports.title',
  },
];
