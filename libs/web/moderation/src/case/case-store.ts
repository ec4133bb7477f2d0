import { inject } from '@angular/core';
import { type CaseAct, type CaseDetail, type RuleSet, moderationRoutes } from '@lectern/contracts';
import { ApiClient, isRefusal, loaded, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface CaseState {
  caseId: string;
  found: Remote<CaseDetail>;
  rules: RuleSet | null;
  isActing: boolean;
}

/** The case that is open, and what is done with it. */
export const CaseStore = signalStore(
  withState<CaseState>({ caseId: '', found: notLoaded, rules: null, isActing: false }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<CaseDetail>((change) =>
      patchState(store, ({ found }) => ({ found: change(found) })),
    );
    const load = () => loadWith(() => api.call(moderationRoutes.case, { params: { caseId: store.caseId() } }));

    async function loadRules(): Promise<void> {
      const groupId = store.found().value?.groupId;
      if (groupId) patchState(store, { rules: await api.call(moderationRoutes.groupRules, { params: { groupId } }) });
    }

    return {
      load,
      loadRules,
      async open(caseId: string): Promise<void> {
        patchState(store, { caseId, found: notLoaded });
        await load();
        await loadRules();
      },
      /** Does something with the case as it is shown; when it is another by now, shows that and lets the refusal through. */
      async act(act: CaseAct): Promise<void> {
        const { value } = store.found();
        if (!value || store.isActing()) return;
        patchState(store, { isActing: true });
        try {
          const body = { commandId: newCommandId(), version: value.version, act };
          const after = await api.call(moderationRoutes.actOnCase, { params: { caseId: value.id }, body });
          if (store.caseId() === after.id) patchState(store, { found: loaded(after) });
        } catch (fault) {
          if (isRefusal(fault, 'E_CONFLICT')) await Promise.all([load(), loadRules()]);
          throw fault;
        } finally {
          patchState(store, { isActing: false });
        }
      },
    };
  }),
);

/** The instance type of `CaseStore`. */
export type CaseStore = InstanceType<typeof CaseStore>;
