import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideMapPinOff } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { DiscussionStore, isLost, type KeptText, nowhere, wholeReading, WritingStore } from '@lectern/web/threads';
import { MarginPanel } from '../reading/margin-panel';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';
import { AskForPlace } from '../revisions/placing/ask-for-place';
import { CountButton } from '../text/count-button';
import { placeQuestion } from './place-question';

/** What has no place in the version that is shown: threads whose words are gone, and what one had begun at such a place. */
@Component({
  selector: 'lec-nowhere-place',
  imports: [Button, CountButton, LucideMapPinOff, MarginPanel, TranslocoDirective],
  templateUrl: './nowhere-place.html',
  styleUrl: './nowhere-place.css',
})
export class NowherePlace {
  protected readonly position = inject(PositionStore);
  private readonly reading = inject(ReadingStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly writing = inject(WritingStore);
  private readonly askForPlace = inject(AskForPlace);
  protected readonly place = nowhere;
  private readonly changes = signal(0);
  protected readonly summary = computed(() => this.discussion.summaries.of(nowhere)());
  /** what was begun and has lost its paragraph; looked up again with each version and each answer */
  protected readonly begun = computed(() => {
    this.changes();
    this.writing.arrivals();
    this.reading.reading();
    return this.writing.lost();
  });
  protected readonly isCurrent = computed(() => this.position.place() === nowhere);
  protected readonly hasPanel = computed(() => this.position.panelPlace() === nowhere);

  protected quoteOf({ target }: KeptText): string | null {
    return target.kind === 'thread' ? (target.span?.quote ?? null) : null;
  }

  protected async putBack({ target, body }: KeptText): Promise<void> {
    if (target.kind !== 'thread' || !isLost(target)) return;
    const quote = target.span?.quote ?? null;
    const blocks = this.reading.reading().value?.blocks ?? [];
    const chosen = await this.askForPlace.ask(placeQuestion(blocks, { quote, suggestedId: null }));
    if (!chosen) return;
    const place = chosen.key ?? wholeReading;
    const next = { ...target, place, span: chosen.span };
    this.writing.forget(target);
    this.writing.putAside(next, body);
    this.changes.update((count) => count + 1);
    this.position.go(place);
    this.position.openThreads(place);
    this.writing.begin(next);
  }

  protected discard({ target }: KeptText): void {
    this.writing.forget(target);
    this.changes.update((count) => count + 1);
  }
}
