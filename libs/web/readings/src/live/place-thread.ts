import { inject, Injectable } from '@angular/core';
import { type NewAnchor, type Thread, threadRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { DiscussionStore, type Place, ThreadPlacer, wholeReading } from '@lectern/web/threads';
import { Dialogs } from '@lectern/web/ui';
import type { MoveQuestion } from '../moving/move-dialog';
import { Departures } from '../reading/departures';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';
import { AskForPlace } from '../revisions/placing/ask-for-place';
import { placeQuestion } from './place-question';

/** Puts threads in their place on the reading that is open. */
@Injectable()
export class PlaceThread extends ThreadPlacer {
  private readonly api = inject(ApiClient);
  private readonly reading = inject(ReadingStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly position = inject(PositionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly departures = inject(Departures);
  private readonly askForPlace = inject(AskForPlace);

  override async place(thread: Thread, position: number): Promise<void> {
    const anchor = thread.anchors[position];
    const question = placeQuestion(this.reading.reading().value?.blocks ?? [], {
      quote: anchor?.quote ?? null,
      suggestedId: anchor?.suggestedBlockId ?? anchor?.blockId ?? null,
    });
    const chosen = await this.askForPlace.ask(question);
    if (!chosen) return;
    await this.put(thread, position, { blockId: chosen.key, span: chosen.span });
    this.show(thread, chosen.key ?? wholeReading);
  }

  override async takeAway(thread: Thread, position: number): Promise<void> {
    await this.put(thread, position, null);
  }

  override async takeElsewhere(thread: Thread): Promise<void> {
    const reading = this.reading.reading().value;
    if (reading === null) return;
    this.departures.expect(thread.id);
    const isGone = await this.dialogs.open<boolean, MoveQuestion>(
      () => import('../moving/move-dialog').then((it) => it.MoveDialog),
      {
        data: { thread, readingId: reading.reading.id, groupId: reading.group.id },
        ariaLabelledBy: 'lec-move-title',
      },
    );
    // the button that was pressed goes with the thread: the focus stays where it stood
    if (isGone !== true) return this.departures.expectNot(thread.id);
    setTimeout(() => document.querySelector<HTMLElement>('[data-margin]')?.focus({ preventScroll: true }));
  }

  override numberOf(place: Place): number | null {
    return this.reading.numbers().get(place) ?? null;
  }

  override show(thread: Thread, place: Place): void {
    this.position.go(place);
    this.position.openThreads(place);
    this.discussion.setOpen(thread.id, true);
  }

  override async confirm(thread: Thread, position: number): Promise<void> {
    const anchor = thread.anchors[position];
    const text = this.reading.reading().value?.blocks.find(({ id }) => id === anchor?.blockId)?.text ?? '';
    const span = anchor?.span ?? null;
    // The words as they stand there now are what is confirmed.
    const quote = span === null ? '' : text.slice(span.start, span.end);
    const confirmed = span === null || quote === '' ? null : { start: span.start, end: span.end, quote };
    await this.put(thread, position, { blockId: anchor?.blockId ?? null, span: confirmed });
  }

  private async put({ id: threadId }: Thread, position: number, anchor: NewAnchor | null): Promise<void> {
    const body = { commandId: newCommandId(), threadId, position, anchor };
    this.discussion.placed(await this.api.call(threadRoutes.placeThread, { params: { threadId }, body }));
  }
}
