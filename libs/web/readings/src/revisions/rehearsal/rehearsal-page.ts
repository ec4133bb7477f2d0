import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { DraftChange } from '@lectern/contracts';
import { Button, Notices, PageHeading, Progress, RemoteState, Trail } from '@lectern/web/ui';
import { ChangeList } from '../comparison/change-list';
import { AskForPlace } from '../placing/ask-for-place';
import { ReadingCardStore } from '../reading-card-store';
import { RehearsalStore } from './rehearsal-store';
import type { RehearsedThread } from './rehearsed-groups';
import { RehearsedThreadView } from './rehearsed-thread-view';

/** Before a version is published: what becomes of each thread, and what changes in the text. */
@Component({
  selector: 'lec-rehearsal-page',
  imports: [
    Button,
    ChangeList,
    PageHeading,
    Progress,
    RehearsedThreadView,
    RemoteState,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [RehearsalStore, ReadingCardStore],
  templateUrl: './rehearsal-page.html',
  styleUrl: './rehearsal-page.css',
})
export class RehearsalPage {
  readonly draftId = input.required<string>();

  protected readonly store = inject(RehearsalStore);
  protected readonly card = inject(ReadingCardStore);
  private readonly askForPlace = inject(AskForPlace);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly groupNames = ['needsYou', 'moves', 'stays'] as const;
  protected readonly isBusy = signal(false);
  protected readonly threadCount = computed(() => this.store.rehearsal().value?.anchors.length ?? 0);
  protected readonly next = computed(() => (this.store.rehearsal().value?.from.number ?? 0) + 1);
  private readonly paragraphs = computed(() => {
    const blocks = (this.store.rehearsal().value?.changes ?? []).flatMap(({ new: block }) => block ?? []);
    const byIndex = new Map(blocks.map((block) => [block.index, block]));
    return [...byIndex.values()]
      .filter(({ number }) => number !== null)
      .map(({ index, number, text }) => ({ key: String(index), number, text }));
  });

  constructor() {
    effect(() => {
      const draftId = this.draftId();
      untracked(() => void this.store.open(draftId));
    });
    effect(() => {
      const readingId = this.store.rehearsal().value?.readingId;
      if (readingId !== undefined && untracked(this.card.card).value?.reading.id !== readingId)
        untracked(() => void this.card.open(readingId));
    });
  }

  protected async place({ anchor }: RehearsedThread): Promise<void> {
    const { threadId, position, suggestedBlockIndex, place, now, paragraph } = anchor;
    const suggested = suggestedBlockIndex ?? place?.blockIndex ?? null;
    const chosen = await this.askForPlace.ask({
      paragraphs: this.paragraphs(),
      quote: now.quote,
      stoodAt: paragraph,
      suggestedKey: suggested === null ? null : String(suggested),
      canBeWhole: false,
    });
    if (!chosen || chosen.key === null) return;
    const to = { block: Number(chosen.key), span: chosen.span };
    await this.make({ kind: 'place-thread', threadId, position, place: to });
  }

  protected takeBack({ anchor: { threadId, position } }: RehearsedThread): Promise<void> {
    return this.make({ kind: 'place-thread', threadId, position, place: null });
  }

  protected rebase(): Promise<void> {
    return this.make({ kind: 'rebase' });
  }

  protected async publish(): Promise<void> {
    this.isBusy.set(true);
    await this.notices.attempt(async () => {
      const reading = await this.store.publish();
      if (reading) await this.router.navigate(['/readings', reading.id]);
      else this.tell();
    });
    this.isBusy.set(false);
  }

  private async make(change: DraftChange): Promise<void> {
    this.isBusy.set(true);
    await this.notices.attempt(async () => {
      if ((await this.store.change(change)) === 'changed-elsewhere') this.tell();
    });
    this.isBusy.set(false);
  }

  private tell(): void {
    this.notices.tell(this.transloco.translate('revisions.rehearsal.changedElsewhere'));
  }
}
