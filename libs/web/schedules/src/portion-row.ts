import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Portion } from '@lectern/contracts';
import { calendarDate, formatLocale } from '@lectern/web/core';
import { Badge } from '@lectern/web/ui';

/** A portion: what to read by when, what to think about, and how far one and the group are. */
@Component({
  selector: 'lec-portion-row',
  imports: [Badge, TranslocoDirective],
  template: `
    <article *transloco="let t; prefix: 'schedules.portion'">
      <p class="small quiet day">
        <time [attr.datetime]="portion().dueOn">{{ t('by', { day: day() }) }}</time>
        @if (isNext()) {
          <lec-badge tone="new">{{ t('next') }}</lec-badge>
        }
      </p>
      <h2 dir="auto">{{ portion().title }}</h2>
      @if (portion().question) {
        <p class="question prewrap" dir="auto">{{ portion().question }}</p>
      }
      <div class="progress">
        @if (mayMark()) {
          <label>
            <input #done type="checkbox" [checked]="portion().isDone" (change)="marked.emit(done.checked)" />
            {{ t('done') }}<span class="visually-hidden">: {{ portion().title }}</span>
          </label>
        }
        <span class="quiet small group">
          <progress
            [max]="memberCount() || 1"
            [value]="portion().doneCount"
            [attr.aria-label]="t('group', { count: portion().doneCount, of: memberCount() })"
          ></progress>
          {{ t('group', { count: portion().doneCount, of: memberCount() }) }}
        </span>
      </div>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 6px;
      padding: 18px 0;
    }
    .day {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    h2 {
      font-size: 1.125rem;
      line-height: 1.625rem;
    }
    .question {
      max-width: 40rem;
      font: 1rem/1.625rem var(--reading-face);
    }
    .progress {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      align-items: center;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
    }
    .group {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    progress {
      width: 6rem;
      height: 6px;
      accent-color: var(--accent);
    }
  `,
})
export class PortionRow {
  readonly portion = input.required<Portion>();
  readonly memberCount = input.required<number>();
  readonly mayMark = input.required<boolean>();
  /** the first that is not over */
  readonly isNext = input(false);
  readonly marked = output<boolean>();

  private readonly language = inject(TranslocoService).activeLang;
  protected readonly day = computed(() => calendarDate(this.portion().dueOn, formatLocale(this.language())));
}
