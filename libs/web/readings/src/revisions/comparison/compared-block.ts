import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BlockChange, ComparedBlock as Compared } from '@lectern/contracts';
import { Badge } from '@lectern/web/ui';
import { type Side, sideParts } from './side-parts';

/** A stretch of a text by its ends. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A paragraph before and after, beside each other where there is room, with the words that differ marked. */
@Component({
  selector: 'lec-compared-block',
  imports: [Badge, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'revisions.change'" class="change" [attr.data-kind]="change().kind">
      @if (change().kind !== 'kept') {
        <p class="kind">
          <lec-badge [tone]="tone()">{{ t('kind.' + change().kind) }}</lec-badge>
        </p>
      }
      @for (one of sides(); track one.side) {
        <div class="side" [class.empty]="one.block === null">
          <p class="where">
            <span class="name">{{ t(one.side) }}</span>
            @if (one.block?.number; as number) {
              <span>{{ t('paragraph', { number }) }}</span>
            }
          </p>
          @if (one.block) {
            <p class="words" dir="auto" [attr.data-block]="one.block.kind">
              @for (part of one.parts; track $index) {
                @if (part.isChanged && one.side === 'old') {
                  <del [class.quoted]="part.isQuoted" [textContent]="part.text"></del>
                } @else if (part.isChanged) {
                  <ins [class.quoted]="part.isQuoted" [textContent]="part.text"></ins>
                } @else {
                  <span [class.quoted]="part.isQuoted" [textContent]="part.text"></span>
                }
              }
            </p>
          } @else {
            <p class="none">{{ t(one.side === 'old' ? 'notBefore' : 'notAfter') }}</p>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './compared-block.css',
})
export class ComparedBlock {
  readonly change = input.required<BlockChange>();
  /** the words a thread is about, before and after */
  readonly oldQuote = input<Stretch | null>(null);
  readonly newQuote = input<Stretch | null>(null);

  protected readonly tone = computed(() => {
    const { kind } = this.change();
    return kind === 'gone' ? 'withdrawn' : kind === 'new' ? 'new' : kind === 'changed' ? 'question' : 'plain';
  });
  protected readonly sides = computed(() => [this.sideOf('old', this.oldQuote()), this.sideOf('new', this.newQuote())]);

  private sideOf(side: Side, quote: Stretch | null) {
    const block: Compared | null = this.change()[side];
    return { side, block, parts: sideParts(this.change(), side, quote) };
  }
}
