import { Injectable, inject } from '@angular/core';
import {
  AddedKeys,
  KeyPreference,
  searchCommand,
  type KeyCommand,
  type KeyRefusal,
  type KeyTarget,
} from '@lectern/web/core';
import { actionOf, readingCommands, type KeyPress, type ReadingAction } from './reading-action';

/** What shares the keyboard on the reading page. */
const commands: readonly KeyCommand[] = [...readingCommands, searchCommand];
const commandOf = new Map(commands.map((command) => [command.name, command]));

/** The keys of the reading page as this person has them. */
@Injectable({ providedIn: 'root' })
export class ReadingKeys {
  private readonly preference = inject(KeyPreference);
  private readonly added = inject(AddedKeys);

  /** All commands with their keys, in the order in which they are explained; those around the page with their words. */
  all(): readonly {
    readonly name: string;
    readonly key: string;
    readonly isFixed: boolean;
    readonly words?: string;
  }[] {
    const all: readonly (KeyCommand & { readonly words?: string })[] = [...commands, ...this.added.all()];
    return all.map((command) => ({
      name: command.name,
      key: this.preference.keyOf(command),
      isFixed: command.isFixed ?? false,
      words: command.words,
    }));
  }

  of(action: ReadingAction): string {
    const command = commandOf.get(action);
    return command ? this.preference.keyOf(command) : '';
  }

  /** What a key press means; single signs mean nothing to who turned them off. */
  actionOf(event: KeyPress, at: KeyTarget): ReadingAction | null {
    if (!this.preference.isOn() && event.key.length === 1) return null;
    return actionOf(event, at, (command) => this.preference.keyOf(command));
  }

  /** Gives a command another key, or says why it cannot have it. */
  change(name: string, key: string): KeyRefusal | null {
    const all = [...commands, ...this.added.all()];
    const command = all.find((one) => one.name === name);
    return command ? this.preference.change(all, command, key) : { why: 'not-one-sign' };
  }
}
