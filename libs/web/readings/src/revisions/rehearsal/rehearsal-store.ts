import { computed, inject } from '@angular/core';
import { type Draft, type DraftChange, type ReadingSummary, type Rehearsal, draftRoutes } from '@lectern/contracts';
import { ApiClient, failed, isRefusal, loaded, loadingAgain, notLoaded, type Remote } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { groupsOf } from './rehearsed-groups';

interface RehearsalState {
  draftId: string;
  rehearsal: Remote<Rehearsal>;
}

/** What came of a change: done, or the draft had been changed elsewhere and was loaded anew. */
export type Changed = 'done' | 'changed-elsewhere';

/** What publishing a draft would do, worked out anew after each change of it. */
export const RehearsalStore = signalStore(
  withState<RehearsalState>({ draftId: '', rehearsal: notLoaded }),
  withComputed(({ rehearsal }) => ({
    groups: computed(() => groupsOf(rehearsal().value)),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    async function load(draftId: string): Promise<void> {
      patchState(store, ({ rehearsal }) => ({ draftId, rehearsal: loadingAgain(rehearsal) }));
      const answer = await api
        .call(draftRoutes.rehearsal, { params: { draftId } })
        .then(loaded<Rehearsal>, failed<Rehearsal>);
      if (store.draftId() === draftId) patchState(store, { rehearsal: answer });
    }

    /** Does something with the draft as it was rehearsed; on any other it is not done. */
    async function onThisVersion<T>(act: (draftId: string, version: number) => Promise<T>): Promise<T | null> {
      const rehearsal = store.rehearsal().value;
      if (!rehearsal) return null;
      try {
        return await act(rehearsal.draftId, rehearsal.version);
      } catch (fault) {
        if (!isRefusal(fault, 'E_CONFLICT')) throw fault;
        await load(rehearsal.draftId);
        return null;
      }
    }

    return {
      open: load,
      async change(change: DraftChange): Promise<Changed> {
        const changed = await onThisVersion<Draft>((draftId, version) =>
          api.call(draftRoutes.changeDraft, { params: { draftId }, body: { version, change } }),
        );
        if (changed === null) return 'changed-elsewhere';
        await load(store.draftId());
        return 'done';
      },
      /** Publishes what was rehearsed; null when the draft or the reading had been changed elsewhere. */
      publish(): Promise<ReadingSummary | null> {
        return onThisVersion((draftId, version) =>
          api.call(draftRoutes.publishDraft, { params: { draftId }, body: { version } }),
        );
      },
    };
  }),
);

/** The instance type of `RehearsalStore`. */
export type RehearsalStore = InstanceType<typeof RehearsalStore>;
