import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injectable, Injector, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Reading } from '@lectern/contracts';
import { Announcer, newCommandId } from '@lectern/web/core';
import { Outbox } from '@lectern/web/realtime';
import { DiscussionStore, isLost, type Place, WritingStore, type WritingTarget } from '@lectern/web/threads';
import { DrawnSections } from '../reading/drawn-sections';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';
import { CarriedPlaces, type PlaceMap } from './carried-places';
import { carriedTarget } from './carried-target';
import { type EyePoint, eyePoint, lookFrom } from './eye';

const framesToSettle = 5;

/**
 * Puts the revision that was published meanwhile in the place of the one that is shown: the same paragraph stays under the
 * eye, one stays at one's place, and what was begun or waits to be sent goes along.
 */
@Injectable()
export class ShowNewRevision {
  private readonly reading = inject(ReadingStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly position = inject(PositionStore);
  private readonly writing = inject(WritingStore);
  private readonly outbox = inject(Outbox);
  private readonly drawn = inject(DrawnSections);
  private readonly places = inject(CarriedPlaces);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly injector = inject(Injector);
  private readonly page = inject(DOCUMENT);
  readonly isBusy = signal(false);

  constructor() {
    this.reading.whenRevised(() => this.show());
  }

  async show(): Promise<void> {
    const before = this.reading.reading().value;
    if (!before || this.isBusy()) return;
    this.isBusy.set(true);
    try {
      const eye = eyePoint(this.page, this.position.place());
      const [map, next] = await this.load(before, eye);
      await this.carryWaiting(map, next);
      this.carryBegun(map, next);
      this.apply(map, next, eye);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The new text, and where everything of the old one is in it; again if yet another was published in between. */
  private async load(before: Reading, eye: EyePoint | null): Promise<[PlaceMap, Reading]> {
    for (;;) {
      const map = await this.places.ask(before.reading.id, before.revision.number, this.wanted(eye));
      const next = await this.reading.fetch();
      if (next.revision.id === map.to.id) return [map, next];
    }
  }

  /** The places one must know of: where one is, what one sees, where something was begun. */
  private wanted(eye: EyePoint | null): Place[] {
    const place = this.position.place();
    const waiting = this.outbox
      .commands()
      .flatMap((command) => (command.name === 'thread.open' ? (command.input.anchor.blockId ?? []) : []));
    return [
      ...(place === null ? [] : [place]),
      ...(eye === null ? [] : [eye.place]),
      ...this.writing.begun().map(({ target }) => target.place),
      ...waiting,
    ];
  }

  private carryBegun(map: PlaceMap, next: Reading): void {
    const blocks = new Map(next.blocks.map((block) => [block.id, block]));
    const threads = new Map(next.threads.map((thread) => [thread.id, thread]));
    const lostBefore = this.lostCount();
    this.writing.carry((target: WritingTarget) => {
      const thread = 'threadId' in target ? threads.get(target.threadId) : undefined;
      const place =
        thread?.anchors.map(({ blockId }) => blockId).find((id) => id !== null) ?? map.ofWords(target.place);
      return carriedTarget(target, place, blocks.get(place) ?? null);
    });
    const lost = this.lostCount() - lostBefore;
    if (lost > 0) this.announcer.announce(this.transloco.translate('readings.newVersion.lost', { count: lost }));
  }

  private lostCount(): number {
    return this.writing.begun().filter(({ target }) => isLost(target)).length;
  }

  /** New threads that wait to be sent would be refused at a paragraph of the old revision. */
  private async carryWaiting(map: PlaceMap, next: Reading): Promise<void> {
    const blocks = new Map(next.blocks.map((block) => [block.id, block]));
    for (const command of this.outbox.commands()) {
      if (command.name !== 'thread.open' || command.readingId !== next.reading.id) continue;
      const { blockId, span } = command.input.anchor;
      // Sent without an answer it may have been done, and is carried by the server then.
      if (blockId === null || blocks.has(blockId) || (command.attempts > 0 && command.refusal === null)) continue;
      const place = map.ofWords(blockId);
      const target = carriedTarget({ kind: 'thread', place: blockId, span }, place, blocks.get(place) ?? null);
      if (isLost(target)) {
        this.writing.putAside(target, command.input.body);
        await this.outbox.discard(command);
      } else if (target.kind === 'thread') {
        const anchor = { blockId: place, span: target.span };
        const input = { ...command.input, commandId: newCommandId(), anchor };
        await this.outbox.replace(command, { name: 'thread.open', input });
      }
    }
  }

  private apply(map: PlaceMap, next: Reading, eye: EyePoint | null): void {
    const place = this.position.place();
    this.discussion.moveTo(place === null ? null : map.near(place));
    this.position.carry((at) => map.near(at));
    this.reading.replace(next);
    this.drawn.drawAll();
    afterNextRender(
      () => {
        this.position.tellAddress();
        if (!eye) return;
        this.settle(map.near(eye.place), eye.topPx, framesToSettle);
      },
      { injector: this.injector },
    );
    this.announcer.announce(this.transloco.translate('readings.newVersion.shown', { number: next.revision.number }));
  }

  /** Looks again for a few frames: what stands above is measured only once it was drawn, its height was a guess. */
  private settle(place: Place, topPx: number, frames: number): void {
    lookFrom(this.page, place, topPx);
    if (frames > 0) requestAnimationFrame(() => this.settle(place, topPx, frames - 1));
  }
}
