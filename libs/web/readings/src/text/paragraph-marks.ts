import { Component, computed, input } from '@angular/core';
import { LucideCheck, LucideCircleQuestionMark, LucideEye, LucideX } from '@lectern/web/icons';
import type { ParagraphMark } from '@lectern/web/threads';

/** more would reach below a paragraph of one line */
const drawnMax = 2;

/**
 * What people say together of a paragraph: a sign and a number each, tinted the more of them say so. Drawn is what most
 * say; who points at it or listens is told all.
 */
@Component({
  selector: 'lec-paragraph-marks',
  imports: [LucideCheck, LucideCircleQuestionMark, LucideEye, LucideX],
  template: `
    @for (mark of drawn(); track mark.kind) {
      <span class="mark" aria-hidden="true" [style.--share.%]="mark.share * 100">
        @switch (mark.kind) {
          @case ('reading') {
            <svg lucideEye size="14"></svg>
          }
          @case ('done') {
            <svg lucideCheck size="14"></svg>
          }
          @case ('confused') {
            <svg lucideCircleQuestionMark size="14"></svg>
          }
          @case ('disagree') {
            <svg lucideX size="14"></svg>
          }
        }
        {{ mark.count }}
      </span>
    }
    <span class="visually-hidden">{{ words() }}</span>
  `,
  host: { '[title]': 'words()' },
  styles: `
    :host {
      display: grid;
      gap: 1px;
      justify-items: end;
    }

    .mark {
      display: inline-flex;
      gap: 3px;
      align-items: center;
      padding: 0 5px;
      border-radius: 9px;
      background: color-mix(in srgb, var(--accent-tint) var(--share, 0%), transparent);
      color: var(--quiet);
      font-size: 0.75rem;
      line-height: 1.125rem;
      font-variant-numeric: tabular-nums;
    }

    @media (max-width: 40rem) {
      :host {
        display: flex;
        gap: 6px;
      }
    }
  `,
})
export class ParagraphMarks {
  readonly marks = input.required<readonly ParagraphMark[]>();

  protected readonly drawn = computed(() => [...this.marks()].sort((a, b) => b.count - a.count).slice(0, drawnMax));
  protected readonly words = computed(() =>
    this.marks()
      .map(({ words }) => words)
      .join(' · '),
  );
}
