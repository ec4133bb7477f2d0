import { inject } from '@angular/core';
import { type SearchPage, searchRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import type { SearchQuestion } from './search-question';

/** What was found for the question asked last. */
export const SearchStore = signalStore(
  withState<{ found: Remote<SearchPage> }>({ found: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<SearchPage>((change) =>
      patchState(store, ({ found }) => ({ found: change(found) })),
    );
    return {
      ask({ words, kind, groupId, readingId, page }: SearchQuestion): Promise<void> {
        const place = readingId ? { readingId } : groupId ? { groupId } : {};
        const query = { q: words, kind, page: String(page), ...place };
        return loadWith(() => api.call(searchRoutes.search, { query }));
      },
    };
  }),
);
