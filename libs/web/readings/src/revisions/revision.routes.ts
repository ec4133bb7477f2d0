import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import { provideThreads } from '@lectern/web/threads';
import draftsEnglish from '../i18n/drafts.en.json';
import english from '../i18n/revisions.en.json';

/** The pages around a reading: its versions, its next one, the decisions that made it, what comes in from elsewhere. */
export const revisionRoutes: Routes = [
  {
    path: '',
    providers: [
      provideFeatureTexts({ revisions: english }),
      provideFeatureTexts({ drafts: draftsEnglish }),
      provideThreads(),
    ],
    children: [
      {
        path: 'versions',
        title: 'revisions.versions.title',
        loadComponent: () => import('./versions/versions-page').then((it) => it.VersionsPage),
      },
      {
        path: 'versions/:number',
        title: 'revisions.version.pageTitle',
        loadComponent: () => import('./versions/version-page').then((it) => it.VersionPage),
      },
      {
        path: 'compare',
        title: 'revisions.compare.title',
        loadComponent: () => import('./versions/compare-page').then((it) => it.ComparePage),
      },
      {
        path: 'new-version',
        title: 'revisions.newVersion.title',
        canActivate: [signedInGuard],
        loadComponent: () => import('./new-version/new-version-page').then((it) => it.NewVersionPage),
      },
      {
        path: 'print',
        title: 'revisions.print.title',
        loadComponent: () => import('../print/print-page').then((it) => it.PrintPage),
      },
      {
        path: 'annotations',
        title: 'revisions.annotations.title',
        canActivate: [signedInGuard],
        loadComponent: () => import('../annotations/annotations-page').then((it) => it.AnnotationsPage),
      },
      {
        path: 'decisions',
        title: 'revisions.ledger.title',
        canActivate: [signedInGuard],
        loadComponent: () => import('./ledger/ledger-page').then((it) => it.LedgerPage),
      },
    ],
  },
];
