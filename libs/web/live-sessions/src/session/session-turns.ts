import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LiveState } from '@lectern/contracts';
import { Button, Dialogs } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { RoomActs } from '../room/room-acts';

const final: readonly LiveState[] = ['ended', 'cancelled'];
/** the way a session usually goes: the step offered first */
const usual: Readonly<Partial<Record<LiveState, LiveState>>> = {
  draft: 'scheduled',
  scheduled: 'lobby',
  lobby: 'live',
  paused: 'live',
  'wrap-up': 'ended',
};

/** To what a session can be brought from where it is, by who may. */
@Component({
  selector: 'lec-session-turns',
  imports: [Button, TranslocoDirective],
  template: `
    <div class="actions" *transloco="let t; prefix: 'live.turn'">
      @for (to of turns(); track to) {
        <button lecButton [isSmall]="true" [class.button-primary]="to === first()" type="button" (click)="turn(to)">
          {{ t(from() + '.' + to) }}
        </button>
      }
    </div>
  `,
})
export class SessionTurns {
  private readonly store = inject(LiveRoomStore);
  private readonly acts = inject(RoomActs);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);

  protected readonly from = computed(() => this.store.room()?.session.state ?? 'draft');
  protected readonly first = computed(() => usual[this.from()] ?? null);
  protected readonly turns = computed(() =>
    [...this.store.turns()].sort((a, b) => Number(b === this.first()) - Number(a === this.first())),
  );

  protected async turn(to: LiveState): Promise<void> {
    const seenState = this.from();
    const isSure = !final.includes(to) || (await this.confirm(to));
    if (isSure) await this.acts.do({ what: 'turn', to, seenState });
  }

  private confirm(to: LiveState): Promise<boolean> {
    const text = (part: string) => this.transloco.translate<string>(`live.turn.confirm.${to}.${part}`);
    return this.dialogs.confirm({ title: text('title'), text: text('text'), action: text('action') });
  }
}
