import { inject } from '@angular/core';
import { type CreatedInvitation, type CreateInvitation, type Invitation, groupRoutes } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface InvitationsState {
  groupId: string;
  invitations: Remote<readonly Invitation[]>;
  /** the one just made: the only moment its link can be shown */
  created: CreatedInvitation | null;
}

/** The invitation links of a group that can still be used. */
export const InvitationsStore = signalStore(
  withState<InvitationsState>({ groupId: '', invitations: notLoaded, created: null }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly Invitation[]>((change) =>
      patchState(store, ({ invitations }) => ({ invitations: change(invitations) })),
    );
    return {
      load(groupId: string): Promise<void> {
        patchState(store, { groupId, created: null });
        return loadWith(() => api.call(groupRoutes.invitations, { params: { groupId } }));
      },
      async create(body: CreateInvitation): Promise<void> {
        const created = await api.call(groupRoutes.createInvitation, { params: { groupId: store.groupId() }, body });
        const { token: _, ...invitation } = created;
        patchState(store, ({ invitations }) => ({
          created,
          invitations: loaded([invitation, ...(invitations.value ?? [])]),
        }));
      },
      async revoke(invitation: Invitation): Promise<void> {
        const params = { groupId: store.groupId(), invitationId: invitation.id };
        await api.call(groupRoutes.revokeInvitation, { params });
        patchState(store, ({ invitations, created }) => ({
          created: created?.id === invitation.id ? null : created,
          invitations: loaded((invitations.value ?? []).filter((other) => other.id !== invitation.id)),
        }));
      },
    };
  }),
);
