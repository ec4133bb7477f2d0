import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LiveCourse } from '@lectern/contracts';
import { Clock, formatLocale } from '@lectern/web/core';

/** When a passage's time is over, as an end and not as ticks; what is left of it in whole minutes. */
@Component({
  selector: 'lec-passage-time',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.time'">
      @if (course().leftMs !== null) {
        <span class="quiet">{{ t('paused', { count: pausedMinutes() }) }}</span>
      } @else if (course().endsAt !== null) {
        <time [attr.datetime]="course().endsAt" [class.over]="isOver()">
          @if (isOver()) {
            {{ t('over', { time: end() }) }}
          } @else {
            {{ t('until', { time: end() }) }} <span class="quiet">{{ t('left', { count: minutes() }) }}</span>
          }
        </time>
      }
    </ng-container>
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
    .over {
      color: var(--question);
      font-weight: 500;
    }
  `,
})
export class PassageTime {
  readonly course = input.required<Pick<LiveCourse, 'endsAt' | 'leftMs'>>();
  /** how far the server's clock is ahead */
  readonly aheadMs = input(0);

  private readonly clock = inject(Clock);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly leftMs = computed(() => {
    const { endsAt } = this.course();
    return endsAt === null ? 0 : Date.parse(endsAt) - this.clock.nowMs() - this.aheadMs();
  });
  protected readonly isOver = computed(() => this.leftMs() <= 0);
  protected readonly minutes = computed(() => Math.max(1, Math.ceil(this.leftMs() / 60_000)));
  protected readonly pausedMinutes = computed(() => Math.ceil((this.course().leftMs ?? 0) / 60_000));
  protected readonly end = computed(() => {
    const { endsAt } = this.course();
    const locale = formatLocale(this.language());
    const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    // on the reader's own clock, which may be off
    return endsAt === null ? '' : format.format(Date.parse(endsAt) - this.aheadMs());
  });
}
