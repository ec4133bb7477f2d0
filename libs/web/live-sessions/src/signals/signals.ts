import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Heat, LiveSignal } from '@lectern/contracts';
import { RefusedError } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { LiveRoomStore } from '../room/live-room-store';
import { RoomActs } from '../room/room-acts';
import { OpenText } from '@lectern/web/threads';
import { Notices } from '@lectern/web/ui';

const lookEveryMs = 500;

/** The heat beside the text, and the signals one set oneself. */
@Injectable()
export class Signals {
  private readonly store = inject(LiveRoomStore);
  private readonly socket = inject(LiveSocket);
  private readonly acts = inject(RoomActs);
  private readonly notices = inject(Notices);
  private readonly text = inject(OpenText);
  private readonly told = signal<readonly Heat[]>([]);
  private readonly set = signal<ReadonlyMap<string, LiveSignal>>(new Map());

  readonly heat = this.told.asReadonly();
  /** one's own, by paragraph */
  readonly own = this.set.asReadonly();
  /** whether one's name is shown with one's signals from now on */
  readonly isNamed = signal(false);
  private readonly at = signal<string | null>(null);
  /** the numbered paragraph one is at */
  readonly here = computed(() => {
    const blockId = this.at();
    const number = blockId === null ? null : (this.text.shown()?.numberOf(blockId) ?? null);
    return blockId === null || number === null ? null : { blockId, number };
  });

  constructor() {
    const stop = this.socket.on('live.heat', ({ sessionId, heat }) => {
      if (sessionId === this.store.sessionId()) this.told.set(heat);
    });
    // where one is follows from what stands in the window, which no signal tells
    const timer = setInterval(() => this.look(), lookEveryMs);
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearInterval(timer);
    });
  }

  /** Sets a signal on the paragraph one is at; the same once more takes it away. */
  async toggle(wanted: LiveSignal): Promise<void> {
    this.look();
    const blockId = this.here()?.blockId;
    if (blockId === undefined) return;
    const after = this.set().get(blockId) === wanted ? null : wanted;
    try {
      const input = { sessionId: this.store.sessionId(), blockId, signal: after, isNamed: this.isNamed() };
      const answer = await this.socket.send('live.signal', input);
      if (!answer.ok) throw new RefusedError(answer.refusal, 0);
      this.set.update((before) => {
        const next = new Map(before);
        if (after === null) next.delete(blockId);
        else next.set(blockId, after);
        return next;
      });
    } catch (fault) {
      this.notices.tell(this.acts.words(fault));
    }
  }

  private look(): void {
    this.at.set(this.text.shown()?.at() ?? null);
  }
}
