import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Reading } from '@lectern/contracts';
import { LucideEyeOff, LucideUsersRound } from '@lectern/web/icons';
import { calendarDate, formatLocale } from '@lectern/web/core';
import { PageHeading } from '@lectern/web/ui';
import { DiscussionStore, wholeReading } from '@lectern/web/threads';
import { CountButton } from '../text/count-button';
import { MarginPanel } from './margin-panel';
import { PositionStore } from './position-store';
import { ReadingStandingNote } from './reading-standing-note';
import type { ReadingTitle } from './reading-title';
import { safeSource } from './safe-source';

/** What stands above the text: title, authors, date, source; and the place of threads on the whole reading. */
@Component({
  selector: 'lec-reading-head',
  imports: [
    CountButton,
    LucideEyeOff,
    LucideUsersRound,
    MarginPanel,
    PageHeading,
    ReadingStandingNote,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './reading-head.html',
  styleUrl: './reading-head.css',
})
export class ReadingHead {
  readonly reading = input.required<Reading>();
  readonly title = input.required<ReadingTitle>();

  private readonly discussion = inject(DiscussionStore);
  protected readonly position = inject(PositionStore);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly place = wholeReading;
  protected readonly summary = computed(() => this.discussion.summaries.of(wholeReading)());
  protected readonly canComment = computed(() => this.discussion.viewer().can.comment);
  protected readonly hasStanding = computed(() => {
    const { closesAt, slowSeconds, raid } = this.discussion.standing();
    return closesAt !== null || slowSeconds !== null || raid !== null;
  });
  protected readonly firstThoughts = this.discussion.firstThoughts;
  protected readonly circle = this.discussion.circle;
  protected readonly until = computed(() => {
    const until = this.firstThoughts()?.until;
    const locale = formatLocale(this.language());
    return until ? new Date(until).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' }) : null;
  });
  protected readonly isCurrent = computed(() => this.position.place() === wholeReading);
  protected readonly hasPanel = computed(() => this.position.panelPlace() === wholeReading);
  protected readonly isStop = computed(() => this.position.place() === null || this.isCurrent());
  protected readonly date = computed(() => {
    const { date } = this.reading().reading;
    return date === null ? null : calendarDate(date, formatLocale(this.language()));
  });
  protected readonly sourceLink = computed(() => safeSource(this.reading().reading.source));

  /** The heading takes the focus when the page opens; that is not yet going to a place. */
  protected came({ target }: FocusEvent): void {
    if (!(target instanceof HTMLHeadingElement)) this.position.show(this.place);
  }
}
