import { Injectable, signal } from '@angular/core';
import { keyOf, readKeyChoices, withKey, type KeyCommand, type KeyRefusal } from './key-choices';

const onKey = 'lectern.single-keys';
const choicesKey = 'lectern.keys';

/**
 * Which keys are commands, on this device: whether single letters are at all (who speaks to the computer
 * or tends to press keys by chance turns them off), and which each command has.
 */
@Injectable({ providedIn: 'root' })
export class KeyPreference {
  private readonly chosen = signal(stored(onKey) !== 'off');
  private readonly choices = signal(readKeyChoices(stored(choicesKey)));
  readonly isOn = this.chosen.asReadonly();

  choose(isOn: boolean): void {
    this.chosen.set(isOn);
    store(onKey, isOn ? 'on' : 'off');
  }

  /** The key a command has; a signal's value. */
  keyOf(command: KeyCommand): string {
    return keyOf(command, this.choices());
  }

  /** Gives a command another key, or says why it cannot have it. `commands` are all that share the keyboard. */
  change(commands: readonly KeyCommand[], command: KeyCommand, key: string): KeyRefusal | null {
    const changed = withKey(this.choices(), commands, command, key);
    if ('refusal' in changed) return changed.refusal;
    this.choices.set(changed.choices);
    store(choicesKey, JSON.stringify(changed.choices));
    return null;
  }

  isChanged(): boolean {
    return Object.keys(this.choices()).length > 0;
  }

  /** Gives every command its usual key again. */
  changeBack(): void {
    this.choices.set({});
    store(choicesKey, '{}');
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Without storage the choice holds until the page is left.
    return;
  }
}
