import { Injectable, signal } from '@angular/core';

const storageKey = 'lectern.single-keys';

/** Whether single letters are commands; who speaks to the computer or tends to press keys by chance turns it off. */
@Injectable({ providedIn: 'root' })
export class KeyPreference {
  private readonly chosen = signal(stored() !== 'off');
  readonly isOn = this.chosen.asReadonly();

  choose(isOn: boolean): void {
    this.chosen.set(isOn);
    try {
      localStorage.setItem(storageKey, isOn ? 'on' : 'off');
    } catch {
      // Without storage the choice holds until the page is left.
      return;
    }
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
