import { inject } from '@angular/core';
import {
  type GroupWordRule,
  type NewWordRule,
  type PostingRules,
  type PostingSettings,
  type WordsTried,
  postingRoutes,
} from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface PostingState {
  groupId: string;
  rules: Remote<PostingRules>;
}

/** What a group does before a comment goes up. */
export const PostingStore = signalStore(
  withState<PostingState>({ groupId: '', rules: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<PostingRules>((change) =>
      patchState(store, ({ rules }) => ({ rules: change(rules) })),
    );
    const params = () => ({ groupId: store.groupId() });
    const changeRules = (change: (rules: readonly GroupWordRule[]) => GroupWordRule[]) => {
      const { value } = store.rules();
      if (value) patchState(store, { rules: loaded({ ...value, wordRules: change(value.wordRules) }) });
    };
    return {
      load(groupId: string): Promise<void> {
        patchState(store, { groupId });
        return loadWith(() => api.call(postingRoutes.postingRules, { params: { groupId } }));
      },
      async save(settings: PostingSettings): Promise<void> {
        await api.call(postingRoutes.updatePosting, { params: params(), body: settings });
        const { value } = store.rules();
        if (value) patchState(store, { rules: loaded({ ...value, settings }) });
      },
      async add(rule: NewWordRule): Promise<void> {
        const added = await api.call(postingRoutes.addWordRule, { params: params(), body: rule });
        changeRules((rules) => [...rules, added]);
      },
      async remove(ruleId: string): Promise<void> {
        await api.call(postingRoutes.removeWordRule, { params: { ...params(), ruleId } });
        changeRules((rules) => rules.filter(({ id }) => id !== ruleId));
      },
      tryWords(text: string, rule: NewWordRule | null): Promise<WordsTried> {
        return api.call(postingRoutes.tryWords, { params: params(), body: { text, rule } });
      },
    };
  }),
);

/** The instance type of `PostingStore`. */
export type PostingStore = InstanceType<typeof PostingStore>;
