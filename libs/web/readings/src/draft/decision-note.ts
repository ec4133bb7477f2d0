import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ReviewedDecision } from '@lectern/contracts';
import { LucideCircleQuestionMark, LucideScissors, LucideWandSparkles } from '@lectern/web/icons';
import { sureFrom } from './review';

/** A decision of the import in a few words, with the way to undo or to redo it. */
@Component({
  selector: 'lec-decision-note',
  imports: [LucideCircleQuestionMark, LucideScissors, LucideWandSparkles, TranslocoDirective],
  template: `
    <span *transloco="let t; prefix: 'drafts.decision'" class="note" [class.doubtful]="isDoubtful()">
      @if (isDoubtful()) {
        <svg lucideCircleQuestionMark size="14"></svg>
      } @else if (decision().kind === 'set-apart') {
        <svg lucideScissors size="14"></svg>
      } @else {
        <svg lucideWandSparkles size="14"></svg>
      }
      <span
        >{{ t(decision().kind + (decision().applied ? '.done' : '.undone'), { level: decision().level ?? 2 }) }}
        @if (decision().word; as word) {
          <bdi class="word">{{ word }}</bdi>
        }
        {{ reason() }}</span
      >
      <button type="button" (click)="toggled.emit()">
        {{ t(decision().applied ? 'undo' : decision().kind + '.redo') }}
      </button>
    </span>
  `,
  styles: `
    .note {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
      color: var(--quiet);
      font-size: var(--small-size);
      line-height: var(--small-line);
    }
    .word {
      font-family: var(--reading-face);
    }
    .doubtful {
      color: var(--question);
    }
    button {
      min-height: 26px;
      padding: 1px 6px;
      border: 0;
      border-radius: 4px;
      background: transparent;
      color: var(--accent);
      font-weight: 500;
      cursor: pointer;
    }
    button:hover {
      background: var(--sunk);
    }
  `,
})
export class DecisionNote {
  readonly decision = input.required<ReviewedDecision>();
  readonly toggled = output();

  private readonly transloco = inject(TranslocoService);
  protected readonly isDoubtful = computed(() => this.decision().applied && this.decision().confidence < sureFrom);
  protected readonly reason = computed(() => {
    const { reason, pages, confidence, applied } = this.decision();
    const key = `drafts.reason.${reason}`;
    const words = this.transloco.translate<string>(key);
    // The importer may know a reason that this page has no words for yet.
    const known = words === key ? [] : [words];
    const say = (name: string, values: object) => this.transloco.translate<string>(`drafts.${name}`, values);
    const where = pages?.length ? [say('pages', { pages: pages.join('–') })] : [];
    const sure = applied ? [say('sure', { percent: Math.round(confidence * 100) })] : [];
    return [...known, ...where, ...sure].map((part) => `· ${part}`).join(' ');
  });
}
