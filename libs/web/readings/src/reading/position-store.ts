import { DOCUMENT } from '@angular/common';
import { afterNextRender, computed, inject, Injector } from '@angular/core';
import { DiscussionStore, type Place, wholeReading, WritingStore } from '@lectern/web/threads';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { DrawnSections } from './drawn-sections';
import { isWideScreen } from './wide-screen';
import { elementIdOf, placesNotAbove } from './place-element';
import { rememberPlace } from '../live/remembered-place';
import { ReadingStore } from './reading-store';

interface PositionState {
  /** where one is in the text */
  place: Place | null;
  /** whether the threads were asked for; on a wide screen they stand beside the text without being asked */
  isSheetOpen: boolean;
}

/** Where one is in the text, and how one goes on. */
export const PositionStore = signalStore(
  withState<PositionState>({ place: null, isSheetOpen: false }),
  withComputed((store, isWide = isWideScreen()) => ({
    isWide,
    /** where the threads are shown */
    panelPlace: computed(() => (isWide() || store.isSheetOpen() ? store.place() : null)),
  })),
  withMethods(
    (
      store,
      reading = inject(ReadingStore),
      discussion = inject(DiscussionStore),
      writing = inject(WritingStore),
      drawn = inject(DrawnSections),
      injector = inject(Injector),
      page = inject(DOCUMENT),
    ) => {
      const element = (place: Place) => page.getElementById(elementIdOf(place, reading.numbers().get(place)));

      function show(place: Place): void {
        if (store.place() === place) return;
        patchState(store, { place, isSheetOpen: false });
        if (store.isWide()) enter(place);
        tellAddress();
      }

      /** The address names the paragraph, so that a reload or a link comes back here; no step of the history. */
      function tellAddress(): void {
        const place = store.place();
        if (place === null) return;
        const fragment = elementIdOf(place, reading.numbers().get(place));
        const address = new URL(page.location.href);
        address.hash = fragment;
        // what a link named was named for the place it led to
        for (const name of ['thread', 'comment', 'paragraph', 'version']) address.searchParams.delete(name);
        page.defaultView?.history.replaceState(page.defaultView.history.state, '', address);
        const revision = reading.reading().value?.revision.number;
        if (revision !== undefined) rememberPlace(reading.readingId(), { revision, blockId: place, fragment });
      }

      function enter(place: Place): void {
        discussion.enter(place);
        writing.resume(place);
      }

      /** The places from the first to this one; none without one. */
      function placesUpTo(place: Place | null): readonly Place[] {
        return place === null ? [] : reading.places().slice(0, reading.places().indexOf(place) + 1);
      }

      function focus(place: Place): void {
        const target = element(place);
        target?.focus({ preventScroll: true });
        target?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      }

      function go(place: Place | undefined): boolean {
        if (place === undefined) return false;
        show(place);
        if (element(place)) focus(place);
        else {
          drawn.drawAll();
          afterNextRender(() => focus(place), { injector });
        }
        return true;
      }

      return {
        /** The focus came to a place, by whatever way. */
        show,
        go,
        /** The place before or after; without one, the first that is in view. */
        step(by: 1 | -1): boolean {
          const places = reading.places();
          const current = store.place();
          if (current === null) return go(placeInView(page, places) ?? places[0]);
          return go(places[places.indexOf(current) + by]);
        },
        /** The next or previous place with something new; around the end to the other. */
        stepToNew(by: 1 | -1): boolean {
          const places = reading.places();
          const news = discussion.newPlaces();
          const from = Math.max(0, places.indexOf(store.place() ?? wholeReading));
          for (let count = 1; count <= places.length; count += 1) {
            const place = places[(from + by * count + places.length * 2) % places.length];
            if (place !== undefined && news.has(place)) return go(place);
          }
          return false;
        },
        /** Shows the threads of a place: beside it, or in the sheet. */
        openThreads(place: Place): void {
          show(place);
          patchState(store, { isSheetOpen: true });
          enter(place);
          element(place)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        },
        tellAddress,
        /** Another revision is shown: the place is called otherwise, and nothing else changes. */
        carry(placeOf: (place: Place) => Place): void {
          patchState(store, ({ place }) => ({ place: place === null ? null : placeOf(place) }));
        },
        closeSheet(): void {
          patchState(store, { isSheetOpen: false });
          if (!store.isWide()) discussion.leave();
        },
        /** Leaves the place; nothing stands beside the text any more. */
        leave(): void {
          patchState(store, { place: null, isSheetOpen: false });
          discussion.leave();
          writing.end(false);
        },
        placesUpTo,
        /** Marks what is said about the reading as a whole and up to where one is as read; false: nothing was new. */
        markReadUpToHere(): boolean {
          const places = placesUpTo(store.place());
          if (places.length < 2 || !discussion.hasNewAt(places)) return false;
          discussion.markReadUpTo(places);
          return true;
        },
        focusPlace(): void {
          const place = store.place();
          if (place !== null) element(place)?.focus({ preventScroll: true });
        },
      };
    },
  ),
);

/** The instance type of `PositionStore`. */
export type PositionStore = InstanceType<typeof PositionStore>;

/** The first place whose paragraph begins in the window. */
function placeInView(page: Document, places: readonly Place[]): Place | undefined {
  const known = new Set(places);
  for (const element of placesNotAbove(page)) {
    const place = element.dataset['place'] ?? '';
    if (known.has(place) && element.getBoundingClientRect().top >= 0) return place;
  }
  return undefined;
}
