import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, exactTime, formatLocale, relativeTime } from '@lectern/web/core';

/** A time in words (“3 minutes ago”) with the exact one on hover and focus. */
@Component({
  selector: 'lec-moment',
  template: `<time [attr.datetime]="at()" [attr.tabindex]="isFocusable() ? 0 : null" [attr.data-exact]="exact()"
    >{{ relative() }}<span class="visually-hidden"> ({{ exact() }})</span></time
  >`,
  styles: `
    time {
      position: relative;
      white-space: nowrap;
    }
    time:hover::after,
    time:focus-visible::after {
      content: attr(data-exact);
      position: absolute;
      inset: auto auto calc(100% + 4px) 0;
      z-index: 2;
      padding: 4px 8px;
      border-radius: var(--radius);
      background: var(--ink);
      color: var(--paper);
      font-size: var(--small-size);
      line-height: var(--small-line);
      pointer-events: none;
    }
  `,
})
export class Moment {
  /** ISO 8601 */
  readonly at = input.required<string>();
  /** whether the exact time can be reached with the keyboard; off where a list would have too many stops */
  readonly isFocusable = input(true);

  private readonly language = inject(TranslocoService).activeLang;
  private readonly locale = computed(() => formatLocale(this.language()));
  private readonly clock = inject(Clock);
  protected readonly relative = computed(() => relativeTime(this.at(), this.clock.nowMs(), this.locale()));
  protected readonly exact = computed(() => exactTime(this.at(), this.locale()));
}
