import { inject } from '@angular/core';
import { type HeldPost, type HeldPostsReleased, postingRoutes, type ReleaseHeldPosts } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface HeldPostsState {
  groupId: string;
  posts: Remote<readonly HeldPost[]>;
}

/** Comments of a group that wait for a moderator: for who moderates all, for others their own. */
export const HeldPostsStore = signalStore(
  withState<HeldPostsState>({ groupId: '', posts: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly HeldPost[]>((change) =>
      patchState(store, ({ posts }) => ({ posts: change(posts) })),
    );
    return {
      load(groupId: string): Promise<void> {
        patchState(store, { groupId });
        return loadWith(() => api.call(postingRoutes.heldPosts, { params: { groupId } }));
      },
      /** `reason`: why it is refused; null lets it go up. */
      async decide({ id: postId }: HeldPost, reason: string | null): Promise<void> {
        const params = { groupId: store.groupId(), postId };
        const body = reason === null ? ({ decision: 'approve' } as const) : ({ decision: 'refuse', reason } as const);
        await api.call(postingRoutes.decideHeldPost, { params, body });
        patchState(store, ({ posts }) => ({ posts: loaded((posts.value ?? []).filter(({ id }) => id !== postId)) }));
      },
      /** Lets up everything of a period; it goes up from then on, and is not shown as waiting any more. */
      async release(body: ReleaseHeldPosts): Promise<HeldPostsReleased> {
        const released = await api.call(postingRoutes.releaseHeldPosts, { params: { groupId: store.groupId() }, body });
        const isOf = ({ heldAt }: HeldPost) => heldAt >= body.heldFrom && heldAt <= body.heldUntil;
        patchState(store, ({ posts }) => ({ posts: loaded((posts.value ?? []).filter((post) => !isOf(post))) }));
        return released;
      },
    };
  }),
);

/** The instance type of `HeldPostsStore`. */
export type HeldPostsStore = InstanceType<typeof HeldPostsStore>;
