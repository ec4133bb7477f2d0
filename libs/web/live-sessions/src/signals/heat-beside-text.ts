import { DestroyRef, effect, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Heat } from '@lectern/contracts';
import { BesideText } from '@lectern/web/threads';
import { LiveRoomStore } from '../room/live-room-store';
import { PartWords } from '../room/part-words';
import { heatMarks } from './heat-marks';
import { Signals } from './signals';

/** Shows the heat beside the text, for as long as one is in the room. */
@Injectable()
export class HeatBesideText {
  private readonly store = inject(LiveRoomStore);
  private readonly signals = inject(Signals);
  private readonly words = inject(PartWords);
  private readonly transloco = inject(TranslocoService);

  constructor() {
    const beside = inject(BesideText);
    effect(() => {
      const people = [...(this.store.room()?.people.values() ?? [])].filter(({ place }) => place === 'in');
      beside.show(heatMarks(this.signals.heat(), people.length, (one) => this.wordsOf(one)));
    });
    inject(DestroyRef).onDestroy(() => beside.show(new Map()));
  }

  private wordsOf({ signal, count, namedIds }: Heat): string {
    const kind = this.transloco.translate<string>(`live.signals.kind.${signal}`);
    const people = count === null ? '' : this.transloco.translate<string>('live.signals.people', { count });
    const names = namedIds.map((id) => this.words.name(id)).join(', ');
    return [`${kind}: ${people || names}`, ...(people && names ? [`(${names})`] : [])].join(' ');
  }
}
