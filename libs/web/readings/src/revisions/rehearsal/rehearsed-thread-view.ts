import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideMapPin } from '@lectern/web/icons';
import { Badge, Button } from '@lectern/web/ui';
import { ComparedBlock } from '../comparison/compared-block';
import type { RehearsedThread } from './rehearsed-groups';

/** What becomes of a thread: what it says, the paragraph before and after, and the way to put it elsewhere. */
@Component({
  selector: 'lec-rehearsed-thread',
  imports: [Badge, Button, ComparedBlock, LucideMapPin, TranslocoDirective],
  template: `
    <article *transloco="let t; prefix: 'revisions.rehearsed'">
      <p class="line">
        <bdi class="name">{{ anchor().openedBy?.displayName ?? t('someone') }}</bdi>
        <span class="excerpt" dir="auto">{{ anchor().excerpt ?? t('deleted') }}</span>
        <span class="quiet small">{{ t('comments', { count: anchor().commentCount }) }}</span>
        @if (anchor().isPlaced) {
          <lec-badge tone="new">{{ t('placed') }}</lec-badge>
        } @else if (anchor().outcome !== 'stays') {
          <lec-badge [tone]="anchor().outcome === 'moves' ? 'plain' : 'question'">{{
            t('outcome.' + anchor().outcome)
          }}</lec-badge>
        }
      </p>
      @if (anchor().outcome === 'ambiguous' || anchor().outcome === 'detached') {
        <p class="quiet small">{{ t('why.' + anchor().outcome) }}</p>
      }
      @if (thread().change; as change) {
        <lec-compared-block [change]="change" [oldQuote]="thread().oldQuote" [newQuote]="thread().newQuote" />
      } @else {
        <p class="quiet small">{{ t('whole') }}</p>
      }
      @if (canPlace()) {
        <div class="actions">
          <button lecButton [isSmall]="true" type="button" (click)="place.emit()">
            <svg lucideMapPin size="16"></svg>{{ t(anchor().place ? 'placeElsewhere' : 'place') }}
            <span class="visually-hidden">: {{ anchor().excerpt }}</span>
          </button>
          @if (anchor().isPlaced) {
            <button lecButton="quiet" [isSmall]="true" type="button" (click)="takeBack.emit()">
              {{ t('takeBack') }}
            </button>
          }
        </div>
      }
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 4px;
      padding: 16px 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      align-items: baseline;
    }
    .name {
      font-weight: 600;
    }
    .excerpt {
      font-family: var(--reading-face);
    }
  `,
})
export class RehearsedThreadView {
  readonly thread = input.required<RehearsedThread>();
  readonly place = output();
  readonly takeBack = output();

  protected readonly anchor = computed(() => this.thread().anchor);
  protected readonly canPlace = computed(() => this.anchor().isPlaced || this.anchor().outcome !== 'stays');
}
