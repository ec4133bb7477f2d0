import { inject } from '@angular/core';
import {
  bulkRoutes,
  type JudgeRestriction,
  type Member,
  type MemberRestriction,
  moderationRoutes,
  type PreparedText,
  type RestrictMember,
  restrictionRoutes,
  type RuleSet,
} from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface RestrictionsState {
  groupId: string;
  restrictions: Remote<readonly MemberRestriction[]>;
  /** what a restriction is chosen from, once it was asked for */
  choices: { readonly rules: RuleSet; readonly prepared: readonly PreparedText[] } | null;
}

/** Who is muted, suspended or banned in a group now. */
export const RestrictionsStore = signalStore(
  withState<RestrictionsState>({ groupId: '', restrictions: notLoaded, choices: null }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly MemberRestriction[]>((change) =>
      patchState(store, ({ restrictions }) => ({ restrictions: change(restrictions) })),
    );
    const put = (change: (known: readonly MemberRestriction[]) => MemberRestriction[]) =>
      patchState(store, ({ restrictions }) => ({ restrictions: loaded(change(restrictions.value ?? [])) }));
    return {
      load(groupId: string): Promise<void> {
        patchState(store, { groupId });
        return loadWith(() => api.call(restrictionRoutes.restrictions, { params: { groupId } }));
      },
      /** Loads what a restriction is chosen from: the rules it names one of, and reasons that name no reading. */
      async loadChoices(): Promise<void> {
        const params = { groupId: store.groupId() };
        const [rules, { texts }] = await Promise.all([
          api.call(moderationRoutes.groupRules, { params }),
          api.call(bulkRoutes.preparedTexts, { params }),
        ]);
        patchState(store, { choices: { rules, prepared: texts.filter(({ text }) => !text.includes('{title}')) } });
      },
      async judge({ id: restrictionId }: MemberRestriction, body: JudgeRestriction): Promise<void> {
        const params = { groupId: store.groupId(), restrictionId };
        const restrictions = await api.call(restrictionRoutes.judgeRestriction, { params, body });
        put(() => restrictions);
      },
      async begin({ person }: Member, body: RestrictMember): Promise<void> {
        const params = { groupId: store.groupId(), personId: person.id };
        const begun = await api.call(restrictionRoutes.restrictMember, { params, body });
        put((known) => [...known, begun]);
      },
      async lift({ id }: MemberRestriction): Promise<void> {
        await api.call(restrictionRoutes.liftRestriction, { params: { groupId: store.groupId(), restrictionId: id } });
        put((known) => known.filter((one) => one.id !== id));
      },
    };
  }),
);

/** The instance type of `RestrictionsStore`. */
export type RestrictionsStore = InstanceType<typeof RestrictionsStore>;
