import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { durationText, exactTime, formatLocale } from '@lectern/web/core';
import { LucideClock, LucideLock, LucideShield } from '@lectern/web/icons';
import { DiscussionStore, GoingOn } from '@lectern/web/threads';

/** Says how far the reading goes on: that it is closed or will be, how long one waits between two comments, and what raid mode adds. */
@Component({
  selector: 'lec-reading-standing',
  imports: [LucideClock, LucideLock, LucideShield, TranslocoDirective],
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
      @if (raid(); as holds) {
        <p>
          <svg lucideShield size="16"></svg
          ><span
            >{{ t('raid', { when: moment(holds.until) }) }}
            @if (holds.holdsNewcomers) {
              {{ t('raidHolds') }}
            }
            @if (holds.slowSeconds; as seconds) {
              {{ t('slow', { wait: wait(seconds) }) }}
            }
            @if (holds.closesJoining) {
              {{ t('raidJoining') }}
            }
          </span>
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
  private readonly discussion = inject(DiscussionStore);
  protected readonly standing = this.discussion.standing;
  protected readonly isClosed = computed(() => this.goingOn.isClosed(this.standing().closesAt));

  protected readonly raid = computed(() => this.goingOn.raid(this.discussion));

  protected moment(at: string): string {
    return exactTime(at, formatLocale(this.language()));
  }

  protected wait(seconds: number): string {
    return durationText(seconds, formatLocale(this.language()));
  }
}
