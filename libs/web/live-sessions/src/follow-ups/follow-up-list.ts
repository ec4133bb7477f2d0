import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LiveFollowUp, LiveFollowUpAct, Person } from '@lectern/contracts';
import { followUpsInOrder } from '@lectern/domain';
import { formatLocale } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import { LucideCheck, LucidePencilLine, LucidePlus, LucideTrash2 } from '@lectern/web/icons';
import { FollowUpForm, type FollowUpWords } from './follow-up-form';

/** What is to be done after a session, in the room and afterwards. */
@Component({
  selector: 'lec-follow-up-list',
  imports: [Button, FollowUpForm, LucideCheck, LucidePencilLine, LucidePlus, LucideTrash2, TranslocoDirective],
  templateUrl: './follow-up-list.html',
  styleUrl: './follow-up-list.css',
})
export class FollowUpList {
  readonly followUps = input.required<Iterable<LiveFollowUp>>();
  /** who can be asked to do something */
  readonly people = input.required<readonly Person[]>();
  readonly viewerId = input.required<string | null>();
  readonly leads = input.required<boolean>();
  readonly takes = input.required<boolean>();
  readonly acted = output<LiveFollowUpAct>();

  protected readonly ordered = computed(() => followUpsInOrder(this.followUps()));
  /** the one that is being changed; `new`: one is being written */
  protected readonly editing = signal<string | null>(null);
  private readonly language = inject(TranslocoService).activeLang;

  protected isOwn({ takenBy }: LiveFollowUp): boolean {
    return takenBy !== null && takenBy.id === this.viewerId();
  }

  /** A day in words; it is the same day wherever one is. */
  protected day(dueOn: string): string {
    const format = new Intl.DateTimeFormat(formatLocale(this.language()), { dateStyle: 'medium', timeZone: 'UTC' });
    return format.format(new Date(`${dueOn}T00:00:00Z`));
  }

  protected add(words: FollowUpWords): void {
    this.editing.set(null);
    this.acted.emit({ what: 'add-follow-up', ...words, source: null });
  }

  protected change({ id, seq }: LiveFollowUp, words: FollowUpWords): void {
    this.editing.set(null);
    this.acted.emit({ what: 'change-follow-up', followUpId: id, ...words, seenSeq: seq });
  }
}
