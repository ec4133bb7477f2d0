import { inject } from '@angular/core';
import { type Departure, departureRoutes } from '@lectern/contracts';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';

/** Whether one's account is to go, and when. */
export const DepartureStore = signalStore(
  { providedIn: 'root' },
  withState<{ departure: Remote<Departure> }>({ departure: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<Departure>((change) =>
      patchState(store, ({ departure }) => ({ departure: change(departure) })),
    );
    const set = (departure: Departure) => patchState(store, { departure: loaded(departure) });
    return {
      load: () => loadWith(() => api.call(departureRoutes.departure)),
      ask: async (password: string) => set(await api.call(departureRoutes.requestDeparture, { body: { password } })),
      keep: async () => set(await api.call(departureRoutes.cancelDeparture)),
    };
  }),
);
