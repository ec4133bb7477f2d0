import { DOCUMENT, effect, inject } from '@angular/core';
import { getState, patchState, signalStore, withHooks, withMethods, withState } from '@ngrx/signals';
import { type Preferences, readPreferences, usualPreferences, writePreferences } from './preferences';

/** Theme, face, size and spacing as chosen on this device, applied to the document as `data-` attributes. */
export const PreferencesStore = signalStore(
  { providedIn: 'root' },
  withState(() => readPreferences(localStorage)),
  withMethods((store) => ({
    choose(chosen: Partial<Preferences>): void {
      patchState(store, chosen);
      writePreferences(localStorage, getState(store));
    },
    chooseUsual(): void {
      patchState(store, usualPreferences);
      writePreferences(localStorage, getState(store));
    },
  })),
  withHooks({
    onInit(store, root = inject(DOCUMENT).documentElement) {
      effect(() => {
        root.dataset['theme'] = store.theme();
        root.dataset['face'] = store.face();
        root.dataset['spacing'] = store.spacing();
        root.style.setProperty('--reading-scale', String(1 + store.textSizeSteps() / 8));
      });
    },
  }),
);

/** The instance type of `PreferencesStore`. */
export type PreferencesStore = InstanceType<typeof PreferencesStore>;
