import { inject } from '@angular/core';
import { type Member, type MemberRole, groupRoutes } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface MembersState {
  groupId: string;
  members: Remote<readonly Member[]>;
}

/** The people of a group. */
export const MembersStore = signalStore(
  withState<MembersState>({ groupId: '', members: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly Member[]>((change) =>
      patchState(store, ({ members }) => ({ members: change(members) })),
    );
    const paramsOf = (member: Member) => ({ groupId: store.groupId(), personId: member.person.id });

    return {
      load(groupId: string): Promise<void> {
        patchState(store, { groupId });
        return loadWith(() => api.call(groupRoutes.members, { params: { groupId } }));
      },
      async changeRole(member: Member, role: MemberRole): Promise<void> {
        const changed = await api.call(groupRoutes.changeRole, { params: paramsOf(member), body: { role } });
        patchState(store, ({ members }) => ({
          members: loaded(
            (members.value ?? []).map((other) => (other.person.id === changed.person.id ? changed : other)),
          ),
        }));
      },
      async remove(member: Member): Promise<void> {
        await api.call(groupRoutes.removeMember, { params: paramsOf(member) });
        patchState(store, ({ members }) => ({
          members: loaded((members.value ?? []).filter((other) => other.person.id !== member.person.id)),
        }));
      },
    };
  }),
);
