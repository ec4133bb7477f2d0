import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { type LiveSide, type LiveSideAct, liveSessionRoutes } from '@lectern/contracts';
import { applySideEvent, type LiveSideState, notesInOrder, sideLinesInOrder, sideStateOf } from '@lectern/domain';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { LiveStreams } from '@lectern/web/realtime';
import { PartActs } from '../room/part-acts';

const nothing: LiveSideState = { lines: new Map(), notes: new Map() };

/** A side of the session as one hears it: loaded once, then followed; one for each component that shows one. */
@Injectable()
export class SideReplica {
  private readonly api = inject(ApiClient);
  private readonly streams = inject(LiveStreams);
  private readonly acts = inject(PartActs);
  private stop: () => void = () => undefined;
  /** what was asked for last: an answer to something else comes too late */
  private asked: string | null = null;

  readonly side = signal<Remote<LiveSide>>(notLoaded);
  private readonly state = signal<LiveSideState>(nothing);
  readonly lines = computed(() => sideLinesInOrder(this.state().lines));
  readonly notes = computed(() => notesInOrder(this.state().notes.values()));
  readonly mayWrite = computed(() => this.side().value?.can.write ?? false);
  readonly mayWithdrawOthers = computed(() => this.side().value?.can.withdrawOthers ?? false);

  private readonly whys = computed(
    () => new Map(this.side().value?.ownWithdrawn.map(({ id, reason }) => [id, reason])),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.close());
  }

  /** Shows a side; again: with what one may do there now. */
  async open(sideId: string): Promise<void> {
    await this.show(sideId, () => this.api.call(liveSessionRoutes.liveSide, { params: { sideId } }));
  }

  async openBackstage(sessionId: string): Promise<void> {
    await this.show(`backstage of ${sessionId}`, () =>
      this.api.call(liveSessionRoutes.backstage, { params: { sessionId } }),
    );
  }

  close(): void {
    this.asked = null;
    this.stop();
    this.stop = () => undefined;
  }

  /** Why somebody else withdrew a line or note of one's own. */
  whyWithdrawn(id: string): string | null {
    return this.whys().get(id) ?? null;
  }

  act(act: LiveSideAct): Promise<boolean> {
    const sideId = this.side().value?.id;
    return sideId === undefined ? Promise.resolve(false) : this.acts.side(sideId, act);
  }

  private async show(name: string, load: () => Promise<LiveSide>): Promise<void> {
    if (this.asked !== name) {
      this.close();
      this.side.set(notLoaded);
      this.state.set(nothing);
    }
    this.asked = name;
    try {
      const side = await load();
      if (this.asked !== name) return;
      this.stop();
      this.side.set(loaded(side));
      this.state.set(sideStateOf(side));
      this.stop = this.streams.follow({ kind: 'side', id: side.id }, side.head, {
        applied: (events) => this.state.update((state) => events.reduce(applySideEvent, state)),
        reset: () => void this.show(name, load),
        read: (since) =>
          this.api.call(liveSessionRoutes.liveSideEvents, {
            params: { sideId: side.id },
            query: { since: String(since) },
          }),
      });
    } catch (fault) {
      if (this.asked === name) this.side.set(failed(fault));
    }
  }
}
