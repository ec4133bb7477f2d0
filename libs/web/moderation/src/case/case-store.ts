import { inject } from '@angular/core';
import { type CaseAct, type CaseDetail, type RuleSet, moderationRoutes } from '@lectern/contracts';
import { ApiClient, isRefusal, loaded, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface CaseState {
  caseId: string;
  found: Remote<CaseDetail>;
  /** there whenever the case is: nothing is decided without naming a rule */
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
    const load = () =>
      loadWith(async () => {
        const found = await api.call(moderationRoutes.case, { params: { caseId: store.caseId() } });
        const rules = await api.call(moderationRoutes.groupRules, { params: { groupId: found.groupId } });
        patchState(store, { rules });
        return found;
      });

    return {
      load,
      async open(caseId: string): Promise<void> {
        patchState(store, { caseId, found: notLoaded });
        await load();
      },
      /**
       * Does something with the case as it is shown and answers whether it was done, and not left because another act is
       * under way; when it is another case by now, shows that and lets the refusal through.
       */
      async act(act: CaseAct): Promise<boolean> {
        const { value } = store.found();
        if (!value || store.isActing()) return false;
        patchState(store, { isActing: true });
        try {
          const body = { commandId: newCommandId(), version: value.version, act };
          const after = await api.call(moderationRoutes.actOnCase, { params: { caseId: value.id }, body });
          if (store.caseId() === after.id) patchState(store, { found: loaded(after) });
          return true;
        } catch (fault) {
          if (isRefusal(fault, 'E_CONFLICT')) await load();
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
