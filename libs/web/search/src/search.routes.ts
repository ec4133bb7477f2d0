import type { Routes } from '@angular/router';
import { provideFeatureTexts, signedInGuard } from '@lectern/web/core';
import english from './i18n/en.json';

/** Finding what was said and written; mounted at `search`. */
export const searchRoutes: Routes = [
  {
    path: '',
    providers: [provideFeatureTexts({ search: english })],
    canActivate: [signedInGuard],
    loadComponent: () => import('./search-page').then((it) => it.SearchPage),
    title: 'search.title',
  },
];
