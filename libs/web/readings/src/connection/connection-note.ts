import { Component, computed, effect, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCircleAlert, LucideCloudOff, LucideRefreshCw } from '@lectern/web/icons';
import { LiveSocket, Outbox } from '@lectern/web/realtime';
import { DiscussionStore } from '@lectern/web/threads';
import { OutboxList } from './outbox-list';
import { UpgradeNote } from './upgrade-note';

const shownAfterMs = 2_500;

/** Says quietly when the page is cut off or behind, and what has not reached the server; nothing while all is well. */
@Component({
  selector: 'lec-connection-note',
  imports: [LucideCircleAlert, LucideCloudOff, LucideRefreshCw, OutboxList, TranslocoDirective, UpgradeNote],
  template: `
    <div *transloco="let t; prefix: 'readings.connection'" class="frame">
      <div role="status" class="note" [class.shown]="state() !== 'well'">
        @switch (state()) {
          @case ('offline') {
            <p><svg lucideCloudOff size="17"></svg>{{ t('offline') }}</p>
          }
          @case ('behind') {
            <p><svg lucideRefreshCw size="17"></svg>{{ t('behind') }}</p>
          }
          @case ('unreadable') {
            <p><svg lucideRefreshCw size="17"></svg>{{ t('unreadable') }}</p>
          }
        }
        @if (refusedCount() > 0) {
          <p class="refused"><svg lucideCircleAlert size="17"></svg>{{ t('refused', { count: refusedCount() }) }}</p>
        } @else if (waitingCount() > 0 && state() !== 'well') {
          <p>{{ t('waiting', { count: waitingCount() }) }}</p>
          @if (!outbox.isDurable()) {
            <p>{{ t('notDurable') }}</p>
          }
        }
        @if (hasList()) {
          <button type="button" [attr.aria-expanded]="isListOpen()" (click)="isListOpen.set(!isListOpen())">
            {{ t(isListOpen() ? 'hide' : 'look') }}
          </button>
        }
      </div>
      <lec-upgrade-note />
      @if (isListOpen() && hasList()) {
        <lec-outbox-list (left)="isListOpen.set(false)" />
      }
    </div>
  `,
  styleUrl: './connection-note.css',
})
export class ConnectionNote {
  protected readonly outbox = inject(Outbox);
  private readonly socket = inject(LiveSocket);
  private readonly discussion = inject(DiscussionStore);
  protected readonly isListOpen = signal(false);
  private readonly isLong = signal(false);

  /** what a moderator has to look at first has arrived: it says so where it stands */
  private readonly here = computed(() =>
    this.outbox
      .commands()
      .filter(({ readingId, refusal }) => readingId === this.discussion.readingId() && refusal?.code !== 'E_HELD'),
  );
  protected readonly refusedCount = computed(() => this.here().filter(({ refusal }) => refusal !== null).length);
  protected readonly waitingCount = computed(() => this.here().length - this.refusedCount());
  private readonly trouble = computed(() => {
    const phase = this.discussion.phase();
    if (phase === 'unreadable') return 'unreadable';
    if (this.socket.status() !== 'live') return 'offline';
    return phase === 'behind' ? 'behind' : null;
  });
  protected readonly state = computed(() => {
    const trouble = this.isLong() ? this.trouble() : null;
    if (trouble !== null) return trouble;
    return this.refusedCount() > 0 ? 'refused' : 'well';
  });
  protected readonly hasList = computed(() => this.state() !== 'well' && this.here().length > 0);

  constructor() {
    effect((onCleanup) => {
      // A moment without a connection is nobody's concern.
      if (this.trouble() === null) return this.isLong.set(false);
      const timer = setTimeout(() => this.isLong.set(true), shownAfterMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
