import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { WordsTried } from '@lectern/contracts';
import { Badge } from '@lectern/web/ui';

interface Piece {
  readonly text: string;
  readonly found: WordsTried['found'][number] | null;
}

/** A text with the words in it that rules find, and what would become of it. */
@Component({
  selector: 'lec-tried-words',
  imports: [Badge, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.posting'">
      <p>
        <lec-badge [tone]="tones[tried().outcome]">{{ t('outcome.' + tried().outcome) }}</lec-badge>
      </p>
      <p class="prewrap" dir="auto">
        @for (piece of pieces(); track $index) {
          @if (piece.found; as found) {
            <mark>{{ piece.text }}</mark><span class="visually-hidden">
              ({{ t('action.' + found.action + '.text') }})
            </span>
          } @else {
            {{ piece.text }}
          }
        }
      </p>
      @if (tried().found.length > 0) {
        <ul class="small quiet">
          @for (found of tried().found; track $index) {
            <li>
              <bdi>“{{ text().slice(found.start, found.end) }}”</bdi> · {{ t('action.' + found.action + '.text') }}
              @if (found.isDisguised) {
                · {{ t('disguised') }}
              }
            </li>
          }
        </ul>
      }
      @if (tried().text !== text()) {
        <p class="small">
          {{ t('reads') }} <bdi>{{ tried().text }}</bdi>
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    p {
      overflow-wrap: anywhere;
    }
    mark {
      border-radius: 3px;
      background: var(--held-tint);
      color: var(--held);
    }
  `,
})
export class TriedWords {
  readonly text = input.required<string>();
  readonly tried = input.required<WordsTried>();

  protected readonly tones = { publish: 'new', hold: 'held', warn: 'question', refuse: 'withdrawn' } as const;
  protected readonly pieces = computed(() => {
    const pieces: Piece[] = [];
    let from = 0;
    for (const found of this.tried().found) {
      if (found.start < from) continue;
      pieces.push({ text: this.text().slice(from, found.start), found: null });
      pieces.push({ text: this.text().slice(found.start, found.end), found });
      from = found.end;
    }
    pieces.push({ text: this.text().slice(from), found: null });
    return pieces.filter(({ text }) => text !== '');
  });
}
