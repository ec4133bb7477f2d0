import { DOCUMENT } from '@angular/common';
import { DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type BegunText, begunTextRoutes, limits } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { Notices } from '@lectern/web/ui';
import { DiscussionStore, isLost, nowhere, targetKey, WritingStore, type WritingTarget } from '@lectern/web/threads';
import { CarriedPlaces } from '../live/carried-places';
import { carriedTarget } from '../live/carried-target';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';

const savedAfterMs = 2_000;

/**
 * Keeps what one began to write for one's other browsers, and brings what was begun there. What is written here is kept
 * here first: without a server it only stays in this browser, and goes with the next change or look.
 */
@Injectable()
export class BegunTexts {
  private readonly api = inject(ApiClient);
  private readonly reading = inject(ReadingStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly writing = inject(WritingStore);
  private readonly position = inject(PositionStore);
  private readonly carried = inject(CarriedPlaces);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly page = inject(DOCUMENT);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** one thing after the other, so that an older state never arrives after a newer one */
  private queue: Promise<void> = Promise.resolve();

  constructor() {
    let openedId: string | null = null;
    effect(() => {
      const open = this.reading.reading().value;
      const isWriter = this.discussion.viewer().can.comment;
      const id = open && isWriter ? open.reading.id : null;
      if (id === openedId) return;
      openedId = id;
      if (id !== null) untracked(() => this.look());
    });
    const stop = this.writing.onKept(() => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.then(() => this.save()), savedAfterMs);
    });
    const seen = () => {
      if (openedId !== null && this.page.visibilityState === 'visible') this.look();
    };
    this.page.addEventListener('visibilitychange', seen);
    this.page.defaultView?.addEventListener('online', seen);
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearTimeout(this.timer);
      this.page.removeEventListener('visibilitychange', seen);
      this.page.defaultView?.removeEventListener('online', seen);
      // what was written in the last moment goes along
      this.then(() => this.save());
    });
  }

  private look(): void {
    this.then(async () => {
      await this.fetch();
      await this.save();
    });
  }

  /** What cannot be done now stays as it is in this browser, and is tried with the next change or look. */
  private then(work: () => Promise<void>): void {
    this.queue = this.queue.then(work).catch(() => undefined);
  }

  private async fetch(): Promise<void> {
    const open = this.reading.reading().value;
    if (!open) return;
    const params = { readingId: open.reading.id };
    const texts = await this.api.call(begunTextRoutes.begunTexts, { params });
    if (this.reading.reading().value?.revision.id !== open.revision.id) return;
    const arrived = this.writing.merge(texts);
    await this.carry(texts, open.revision.number);
    const last = arrived.findLast(({ target }) => !isLost(target));
    if (last) this.tell(last.target.place, arrived.length);
  }

  /** What was begun in an older version belongs to where its paragraph is now. */
  private async carry(texts: readonly BegunText[], present: number): Promise<void> {
    for (const [revision, older] of Map.groupBy(texts, (text) => text.revision)) {
      if (revision === present) continue;
      const places = older.map(({ target }) => target.place);
      const map = await this.carried.ask(this.reading.readingId(), revision, places);
      const blocks = new Map((this.reading.reading().value?.blocks ?? []).map((block) => [block.id, block]));
      const keys = new Set(older.map(({ key }) => key));
      this.writing.carry((target: WritingTarget) => {
        if (!keys.has(targetKey(target)) || blocks.has(target.place)) return target;
        const place = map.ofWords(target.place);
        return carriedTarget(target, place, blocks.get(place) ?? null);
      });
    }
  }

  private async save(): Promise<void> {
    const open = this.reading.reading().value;
    if (!open || !this.discussion.viewer().can.comment) return;
    const params = { readingId: open.reading.id };
    const kept = this.writing.kept();
    for (const key of kept.gone()) {
      await this.api.call(begunTextRoutes.forgetBegunText, { params, body: { key } });
      kept.goneIsKnown(key);
    }
    for (const { target, body, isSaved } of kept.all()) {
      if (isSaved || target.kind === 'rewrite' || body.length > limits.commentCharacters) continue;
      const text = { target, body, revision: open.revision.number };
      const { savedAt } = await this.api.call(begunTextRoutes.saveBegunText, { params, body: text });
      kept.saved(target, body, savedAt);
    }
  }

  private tell(place: string, count: number): void {
    if (this.position.place() === place) {
      if (this.writing.target() === null) this.writing.resume(place);
      return;
    }
    const text = (key: string, values = {}) => this.transloco.translate<string>(`readings.begun.${key}`, values);
    const run = () => {
      if (place === nowhere) return;
      this.position.go(place);
      this.position.openThreads(place);
    };
    this.notices.tell(text('arrived', { count }), { text: text('goOn'), run });
  }
}
