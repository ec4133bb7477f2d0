import { computed, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PlacedHand } from '@lectern/domain';
import { formatLocale } from '@lectern/web/core';
import { LiveRoomStore } from './live-room-store';

/** How people, places in the stack and moments are called in a session. */
@Injectable()
export class PartWords {
  private readonly store = inject(LiveRoomStore);
  private readonly transloco = inject(TranslocoService);
  private readonly locale = computed(() => formatLocale(this.transloco.activeLang()));

  /** Somebody's name; of who is not known here any more that they left. */
  name(personId: string | null): string {
    return this.store.room()?.people.get(personId ?? '')?.displayName ?? this.transloco.translate('live.part.someone');
  }

  /** Why a hand stands where it stands. */
  reason({ reason, overtaken }: PlacedHand): string {
    const said = this.transloco.translate(`live.hands.reason.${reason.code}`, {
      ...reason,
      kind: 'kind' in reason ? this.transloco.translate(`live.hands.kind.${reason.kind}`) : '',
    });
    if (overtaken === 0 || reason.code === 'waited') return said;
    return `${said} ${this.transloco.translate('live.hands.overtaken', { count: overtaken })}`;
  }

  /** A degree of a scale: fingers, or how warm. */
  degree(kind: string, degree: number): string {
    return kind === 'temperature' ? this.transloco.translate(`live.polls.degree.${degree}`) : String(degree);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale()).format(value);
  }

  /** The same to the second. */
  exactTime(moment: string): string {
    const format = new Intl.DateTimeFormat(this.locale(), { timeStyle: 'medium' });
    return format.format(Date.parse(moment) - this.store.aheadMs());
  }

  /** A moment of the server as the time of day on the reader's own clock. */
  time(moment: string): string {
    const format = new Intl.DateTimeFormat(this.locale(), { hour: '2-digit', minute: '2-digit' });
    return format.format(Date.parse(moment) - this.store.aheadMs());
  }
}
