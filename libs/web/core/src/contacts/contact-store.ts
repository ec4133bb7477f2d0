import { computed, effect, inject, untracked } from '@angular/core';
import { type Contact, type ContactKind, contactRoutes } from '@lectern/contracts';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';
import { ApiClient } from '../api/api-client';
import { notLoaded, type Remote } from '../api/remote';
import { remoteLoading } from '../api/remote-loading';
import { SessionStore } from '../session/session-store';

/** Whom one muted or blocked for oneself, for as long as somebody is signed in. */
export const ContactStore = signalStore(
  { providedIn: 'root' },
  withState<{ contacts: Remote<readonly Contact[]> }>({ contacts: notLoaded }),
  withComputed(({ contacts }) => ({
    /** by their ids */
    choices: computed(() => new Map(contacts().value?.map(({ person, choice }) => [person.id, choice]))),
  })),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<readonly Contact[]>((change) =>
      patchState(store, ({ contacts }) => ({ contacts: change(contacts) })),
    );
    const load = () => loadWith(() => api.call(contactRoutes.contacts));
    return {
      load,
      forgetAll: () => patchState(store, { contacts: notLoaded }),
      /** Mutes or blocks somebody, or (null) hears from them again. */
      async choose(personId: string, choice: ContactKind | null): Promise<void> {
        const params = { personId };
        if (choice) await api.call(contactRoutes.chooseContact, { params, body: { choice } });
        else await api.call(contactRoutes.forgetContact, { params });
        await load();
      },
    };
  }),
  withHooks({
    onInit(store, session = inject(SessionStore)) {
      const personId = computed(() => session.account()?.id ?? null);
      effect(() => {
        if (personId() === null) untracked(store.forgetAll);
        else untracked(() => void store.load());
      });
    },
  }),
);

/** The instance type of `ContactStore`. */
export type ContactStore = InstanceType<typeof ContactStore>;
