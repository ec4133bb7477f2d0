import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { beatEveryMs } from '@lectern/domain';
import { LiveSocket } from '@lectern/web/realtime';
import { OpenText } from '@lectern/web/threads';
import { LiveRoomStore } from './live-room-store';
import { OwnMovement } from './own-movement';
import { ViewLeash } from './view-leash';

/** where one reads is looked at this often, and told when it is elsewhere */
const lookEveryMs = 1_000;

/** Says that this tab is here, every 15 s, and where it reads when that changes. */
@Injectable()
export class RoomBeats {
  private readonly store = inject(LiveRoomStore);
  private readonly socket = inject(LiveSocket);
  private readonly text = inject(OpenText);
  private readonly movement = inject(OwnMovement);
  private readonly view = inject(ViewLeash);
  private readonly page = inject(DOCUMENT);
  private beatAtMs = 0;
  private told: string | null = null;

  constructor() {
    const isHere = computed(() => {
      const place = this.store.me()?.place;
      return (place === 'in' || place === 'waiting') && this.store.phase() === 'whole';
    });
    effect(() => {
      if (isHere()) untracked(() => this.beat());
    });
    const timer = setInterval(() => {
      if (!isHere()) return;
      const isElsewhere = this.place() !== this.told;
      if (isElsewhere || Date.now() - this.beatAtMs >= beatEveryMs) this.beat();
    }, lookEveryMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  private place(): string | null {
    const at = this.text.shown()?.at() ?? null;
    return at !== null && this.text.shown()?.numberOf(at) !== null ? at : null;
  }

  private beat(): void {
    this.beatAtMs = Date.now();
    this.told = this.place();
    const isActive = this.page.visibilityState === 'visible' && this.movement.idleMs() < 2 * beatEveryMs;
    const { sessionId } = this.store;
    this.socket
      .send('live.beat', { sessionId: sessionId(), isActive, blockId: this.told, isOwnMove: this.view.isOwnMove() })
      // a beat that is lost is followed by the next
      .catch(() => undefined);
  }
}
