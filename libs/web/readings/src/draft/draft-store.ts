import { computed, inject } from '@angular/core';
import { type Draft, type DraftChange, type ReadingSummary, draftRoutes } from '@lectern/contracts';
import { ApiClient, failed, isRefusal, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { reviewOf } from './review';

interface DraftState {
  draft: Remote<Draft>;
  /** how many changes are on their way */
  changing: number;
  /** whether the hyphens one need not look at are shown too */
  hasAllHyphens: boolean;
}

/** What came of a change: done, or the draft had been changed elsewhere and was loaded anew. */
export type Changed = 'done' | 'changed-elsewhere';

/** A draft being looked through. Changes go one after the other, each on the version before it. */
export const DraftStore = signalStore(
  withState<DraftState>({ draft: notLoaded, changing: 0, hasAllHyphens: false }),
  withComputed(({ draft, changing, hasAllHyphens }) => ({
    isChanging: computed(() => changing() > 0),
    review: computed(() => reviewOf(draft().value, hasAllHyphens())),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    let last: Promise<unknown> = Promise.resolve();

    async function load(draftId: string): Promise<void> {
      try {
        patchState(store, { draft: loaded(await api.call(draftRoutes.draft, { params: { draftId } })) });
      } catch (fault) {
        patchState(store, { draft: failed(fault) });
      }
    }

    async function make(change: DraftChange): Promise<Changed> {
      const draft = store.draft().value;
      if (!draft) return 'changed-elsewhere';
      try {
        const body = { version: draft.version, change };
        const changed = await api.call(draftRoutes.changeDraft, { params: { draftId: draft.id }, body });
        patchState(store, { draft: loaded(changed) });
        return 'done';
      } catch (fault) {
        if (!isRefusal(fault, 'E_CONFLICT')) throw fault;
        await load(draft.id);
        return 'changed-elsewhere';
      }
    }

    return {
      async open(draftId: string): Promise<void> {
        patchState(store, { draft: notLoaded });
        await load(draftId);
      },
      showAllHyphens(isWanted: boolean): void {
        patchState(store, { hasAllHyphens: isWanted });
      },
      change(change: DraftChange): Promise<Changed> {
        patchState(store, ({ changing }) => ({ changing: changing + 1 }));
        const mine = last
          .catch(() => undefined)
          .then(() => make(change))
          .finally(() => patchState(store, ({ changing }) => ({ changing: changing - 1 })));
        last = mine;
        return mine;
      },
      async publish(): Promise<ReadingSummary | null> {
        const draft = store.draft().value;
        if (!draft) return null;
        try {
          const body = { version: draft.version };
          return await api.call(draftRoutes.publishDraft, { params: { draftId: draft.id }, body });
        } catch (fault) {
          if (!isRefusal(fault, 'E_CONFLICT')) throw fault;
          await load(draft.id);
          return null;
        }
      },
      async discard(): Promise<void> {
        const draft = store.draft().value;
        if (draft) await api.call(draftRoutes.discardDraft, { params: { draftId: draft.id } });
      },
    };
  }),
);

/** The instance type of `DraftStore`. */
export type DraftStore = InstanceType<typeof DraftStore>;
