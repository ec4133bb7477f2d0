import { inject } from '@angular/core';
import { type Circles, circleRoutes, type DealCircles } from '@lectern/contracts';
import { ApiClient, loaded, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

/** What is asked for when circles are made; which circles there are the store adds. */
export type WantedCircles = DealCircles extends infer One
  ? One extends DealCircles
    ? Omit<One, 'basis'>
    : never
  : never;

/** The circles of one reading. */
export const CirclesStore = signalStore(
  withState<{ circles: Remote<Circles> }>({ circles: notLoaded }),
  withMethods((store, api = inject(ApiClient)) => {
    const loadWith = remoteLoading<Circles>((change) =>
      patchState(store, ({ circles }) => ({ circles: change(circles) })),
    );
    const params = () => ({ readingId: store.circles().value?.reading.id ?? '' });
    const dealingId = () => store.circles().value?.dealing?.id ?? null;
    const show = (circles: Circles) => patchState(store, { circles: loaded(circles) });
    return {
      load: (readingId: string) => loadWith(() => api.call(circleRoutes.circles, { params: { readingId } })),
      async deal(wanted: WantedCircles): Promise<void> {
        const body = { ...wanted, basis: dealingId() } as DealCircles;
        show(await api.call(circleRoutes.dealCircles, { params: params(), body }));
      },
      async place(personId: string, circleId: string): Promise<void> {
        show(await api.call(circleRoutes.placeInCircle, { params: params(), body: { personId, circleId } }));
      },
      async dissolve(): Promise<void> {
        const basis = dealingId();
        if (basis !== null) show(await api.call(circleRoutes.dissolveCircles, { params: params(), body: { basis } }));
      },
    };
  }),
);
