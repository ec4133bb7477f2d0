import { DestroyRef, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type LiveSignal, liveSignalSchema } from '@lectern/contracts';
import { AddedKeys, type KeyCommand, KeyPreference } from '@lectern/web/core';

/** What a key does in a session: back to the others, lead here, how things stand, or a signal. */
export type RoomKey = 'back' | 'lead' | 'digest' | LiveSignal;

const commands: readonly (KeyCommand & { readonly does: RoomKey })[] = [
  { name: 'live-back', usual: 'g', does: 'back' },
  { name: 'live-lead', usual: 'l', does: 'lead' },
  { name: 'live-digest', usual: 'd', does: 'digest' },
  ...liveSignalSchema.options.map((does, index) => ({ name: `live-${does}`, usual: String(index + 1), does })),
];

/** The keys of a session as this person has them; as long as one is in it they stand among those of the page. */
@Injectable()
export class RoomKeys {
  private readonly preference = inject(KeyPreference);
  private readonly transloco = inject(TranslocoService);

  constructor() {
    const remove = inject(AddedKeys).add(
      commands.map(({ does, ...command }) => ({ ...command, words: this.transloco.translate(`live.keys.${does}`) })),
    );
    inject(DestroyRef).onDestroy(remove);
  }

  /** What a key means; nothing to who turned single keys off. */
  meaning(key: string): RoomKey | null {
    if (!this.preference.isOn()) return null;
    return commands.find((command) => this.preference.keyOf(command) === key)?.does ?? null;
  }
}
