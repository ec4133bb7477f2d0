import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, EmptyState, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { DecisionNote } from '../../draft/decision-note';
import { ReadingCardStore } from '../reading-card-store';
import { LedgerStore } from './ledger-store';

/** What the import decided in a published reading, beside its paragraphs: each decision can be undone or redone in the next version. */
@Component({
  selector: 'lec-ledger-page',
  imports: [Button, DecisionNote, EmptyState, PageHeading, RemoteState, Trail, TranslocoDirective],
  providers: [LedgerStore, ReadingCardStore],
  template: `
    <div *transloco="let t; prefix: 'revisions.ledger'" class="page">
      <ng-container [lecTrail]="card.trail()" />
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title') }}</h1>
        <p class="quiet">{{ t('text') }}</p>
      </div>
      <lec-remote-state [remote]="store.ledger()" [lines]="8" (retry)="store.open(readingId())" />
      @if (store.ledger().value) {
        @if (decided().length === 0) {
          <lec-empty-state [title]="t('nothing')" [text]="t('nothingText')" />
        } @else {
          <ol class="rows" [attr.lang]="card.card().value?.reading?.language">
            @for (item of decided(); track item.index) {
              <li class="item" [class.turned]="isTurned(item.index)">
                <p class="words" dir="auto">{{ item.block.text }}</p>
                @for (decision of item.decisions; track decision.id) {
                  <lec-decision-note [decision]="decision" (toggled)="store.turn(decision.id)" />
                }
              </li>
            }
          </ol>
          <div class="bar">
            <button
              lecButton="primary"
              type="button"
              [isBusy]="isBeginning() || store.turned().size === 0"
              (click)="begin()"
            >
              {{ t('look') }}
            </button>
            <p class="quiet small" role="status">{{ t('turned', { count: store.turned().size }) }}</p>
          </div>
        }
      }
    </div>
  `,
  styles: `
    .item {
      display: grid;
      gap: 4px;
      justify-items: start;
      padding: 12px 0 12px 14px;
      border-inline-start: 2px solid transparent;
      content-visibility: auto;
      contain-intrinsic-size: auto 8rem;
    }
    .turned {
      border-inline-start-color: var(--accent);
    }
    .words {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 4;
      overflow: hidden;
      font: 400 1.0625rem/1.75rem var(--reading-face);
    }
    .bar {
      position: sticky;
      bottom: 0;
      z-index: 20;
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      padding: 12px 0;
      border-top: 1px solid var(--rule);
      background: var(--paper);
    }
  `,
})
export class LedgerPage {
  readonly readingId = input.required<string>();

  protected readonly store = inject(LedgerStore);
  protected readonly card = inject(ReadingCardStore);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  protected readonly isBeginning = signal(false);
  protected readonly decided = computed(() =>
    this.store.review().blocks.filter(({ decisions }) => decisions.length > 0),
  );

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => {
        void this.card.open(readingId);
        void this.store.open(readingId);
      });
    });
  }

  protected isTurned(index: number): boolean {
    const turned = this.store.turned();
    return this.store.review().blocks[index]?.decisions.some(({ id }) => turned.has(id)) ?? false;
  }

  protected async begin(): Promise<void> {
    this.isBeginning.set(true);
    await this.notices.attempt(async () => {
      const draft = await this.store.begin(this.readingId());
      await this.router.navigate(['/drafts', draft.id, 'rehearsal']);
    });
    this.isBeginning.set(false);
  }
}
