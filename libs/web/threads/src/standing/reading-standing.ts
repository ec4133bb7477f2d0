import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { durationText, exactTime, formatLocale } from '@lectern/web/core';
import { LucideClock, LucideLock } from '@lectern/web/icons';
import { DiscussionStore } from '../discussion/discussion-store';
import { GoingOn } from '../thread/going-on';

/** Says how far the reading goes on: that it is closed or will be, and how long one waits between two comments. */
@Component({
  selector: 'lec-reading-standing',
  imports: [LucideClock, LucideLock, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'threads.reading'">
      @if (standing().closesAt; as closesAt) {
        <p>
          <svg lucideLock size="16"></svg
          ><span>{{ t(isClosed() ? 'closed' : 'closesAt', { when: moment(closesAt) }) }}</span>
        </p>
      }
      @if (standing().slowSeconds; as seconds) {
        <p>
          <svg lucideClock size="16"></svg><span>{{ t('slow', { wait: wait(seconds) }) }}</span>
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    p {
      display: flex;
      gap: 8px;
      color: var(--held);
    }
    svg {
      flex: none;
      margin-top: 3px;
    }
  `,
})
export class ReadingStandingNote {
  private readonly goingOn = inject(GoingOn);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly standing = inject(DiscussionStore).standing;
  protected readonly isClosed = computed(() => this.goingOn.isClosed(this.standing().closesAt));

  protected moment(at: string): string {
    return exactTime(at, formatLocale(this.language()));
  }

  protected wait(seconds: number): string {
    return durationText(seconds, formatLocale(this.language()));
  }
}
