import { computed, inject } from '@angular/core';
import { type Draft, type Ledger, draftRoutes, readingRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { reviewOf } from '../../draft/review';

interface LedgerState {
  ledger: Remote<Ledger>;
  /** decisions that are to be the other way round in the next version */
  turned: ReadonlySet<string>;
}

/** The decisions that made the present version, and which of them the next shall have the other way round. */
export const LedgerStore = signalStore(
  withState<LedgerState>({ ledger: notLoaded, turned: new Set<string>() }),
  withComputed(({ ledger, turned }) => {
    const shown = computed(() => {
      const { value } = ledger();
      if (!value) return null;
      const decisions = value.decisions.map((decision) =>
        turned().has(decision.id) ? { ...decision, applied: !decision.applied } : decision,
      );
      return { ...value, decisions };
    });
    return { review: computed(() => reviewOf(shown(), true)) };
  }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<Ledger>((change) => patchState(store, ({ ledger }) => ({ ledger: change(ledger) })));
    return {
      async open(readingId: string): Promise<void> {
        patchState(store, { turned: new Set() });
        await loadWith(() => api.call(readingRoutes.ledger, { params: { readingId } }));
      },
      turn(decisionId: string): void {
        patchState(store, ({ turned }) => {
          const next = new Set(turned);
          if (!next.delete(decisionId)) next.add(decisionId);
          return { turned: next };
        });
      },
      /** Begins the next version with the turned decisions; its threads are looked at before it is published. */
      async begin(readingId: string): Promise<Draft> {
        const body = { commandId: newCommandId() };
        let draft = await api.call(readingRoutes.startRevision, { params: { readingId }, body });
        for (const decisionId of store.turned()) {
          const applied = !(draft.decisions.find(({ id }) => id === decisionId)?.applied ?? false);
          draft = await api.call(draftRoutes.changeDraft, {
            params: { draftId: draft.id },
            body: { version: draft.version, change: { kind: 'decision', decisionId, applied } },
          });
        }
        return draft;
      },
    };
  }),
);

/** The instance type of `LedgerStore`. */
export type LedgerStore = InstanceType<typeof LedgerStore>;
