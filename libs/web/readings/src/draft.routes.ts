import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/drafts.en.json';
import revisionsEnglish from './i18n/revisions.en.json';

/** The pages for adding a text to a group and looking through it before it is published. */
export const draftPages: Routes = [
  {
    path: '',
    canActivate: [signedInGuard],
    providers: [provideFeatureTexts({ drafts: english })],
    children: [
      {
        path: 'groups/:groupId/add',
        title: 'drafts.add.title',
        loadComponent: () => import('./import/add-text-page').then((it) => it.AddTextPage),
      },
      {
        path: 'drafts/:draftId/rehearsal',
        title: 'revisions.rehearsal.title',
        providers: [provideFeatureTexts({ revisions: revisionsEnglish })],
        loadComponent: () => import('./revisions/rehearsal/rehearsal-page').then((it) => it.RehearsalPage),
      },
      {
        path: 'drafts/:draftId',
        title: 'drafts.review.title',
        loadComponent: () => import('./draft/draft-page').then((it) => it.DraftPage),
      },
    ],
  },
];
