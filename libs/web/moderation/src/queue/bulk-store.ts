import { computed, DestroyRef, inject } from '@angular/core';
import {
  type Bulk,
  bulkRoutes,
  type CaseSummary,
  type DecideInBulk,
  moderationRoutes,
  type RuleSet,
} from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface BulkState {
  /** the cases that are chosen, as they were seen then: what happens to them since is not decided unseen */
  chosen: ReadonlyMap<string, CaseSummary>;
  rules: RuleSet | null;
  /** what was given last, with what becomes of it */
  bulk: Bulk | null;
  /** the cases it is about, to be named */
  about: ReadonlyMap<string, CaseSummary>;
}

const askEveryMs = 500;

/** Cases chosen to be decided at once, and how far that is. */
export const BulkStore = signalStore(
  withState<BulkState>({ chosen: new Map(), rules: null, bulk: null, about: new Map() }),
  withComputed(({ bulk, chosen }) => ({
    count: computed(() => chosen().size),
    isRunning: computed(() => bulk()?.state === 'running' || bulk()?.state === 'undoing'),
    settled: computed(() => bulk()?.items.filter(({ state }) => state !== 'waiting').length ?? 0),
  })),
  withMethods((store, api = inject(ApiClient), destroyed = inject(DestroyRef)) => {
    let asking: ReturnType<typeof setTimeout> | undefined;
    destroyed.onDestroy(() => clearTimeout(asking));

    function show(bulk: Bulk): void {
      clearTimeout(asking);
      patchState(store, { bulk });
      if (bulk.state === 'running' || bulk.state === 'undoing')
        asking = setTimeout(() => void ask(bulk.id), askEveryMs);
    }

    async function ask(bulkId: string): Promise<void> {
      // the server goes on by itself: one that does not answer for a moment is asked again
      const bulk = await api.call(bulkRoutes.bulk, { params: { bulkId } }).catch(() => null);
      if (store.bulk()?.id !== bulkId) return;
      if (bulk) show(bulk);
      else asking = setTimeout(() => void ask(bulkId), askEveryMs);
    }

    return {
      clear(): void {
        patchState(store, { chosen: new Map() });
      },
      /** Chooses a case or no longer; answers nothing of cases that cannot be decided. */
      toggle(one: CaseSummary): void {
        const chosen = new Map(store.chosen());
        if (!chosen.delete(one.id)) chosen.set(one.id, one);
        patchState(store, { chosen });
      },
      choose(cases: readonly CaseSummary[]): void {
        patchState(store, { chosen: new Map(cases.map((one) => [one.id, one])) });
      },
      async loadRules(groupId: string): Promise<void> {
        patchState(store, { rules: await api.call(moderationRoutes.groupRules, { params: { groupId } }) });
      },
      async begin(
        groupId: string,
        said: Pick<DecideInBulk, 'action' | 'reason' | 'ruleVersion' | 'ruleNumber'>,
      ): Promise<void> {
        const about = store.chosen();
        const cases = [...about.values()].map(({ id: caseId, version, bodyVersion }) => ({
          caseId,
          version,
          bodyVersion,
        }));
        const body = { commandId: newCommandId(), cases, ...said };
        const bulk = await api.call(bulkRoutes.decideInBulk, { params: { groupId }, body });
        patchState(store, { chosen: new Map(), about });
        show(bulk);
      },
      async undo(): Promise<void> {
        const bulkId = store.bulk()?.id;
        if (bulkId) show(await api.call(bulkRoutes.undoBulk, { params: { bulkId } }));
      },
      close(): void {
        clearTimeout(asking);
        patchState(store, { bulk: null });
      },
    };
  }),
);

/** The instance type of `BulkStore`. */
export type BulkStore = InstanceType<typeof BulkStore>;
