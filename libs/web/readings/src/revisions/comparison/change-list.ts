import { Component, computed, effect, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BlockChange, ChangeCounts } from '@lectern/contracts';
import { ComparedBlock } from './compared-block';

const drawnPerStep = 60;

/** What changed in a text, in its order: only what differs, or everything. */
@Component({
  selector: 'lec-change-list',
  imports: [ComparedBlock, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'revisions.changes'">
      <p class="quiet">{{ t('counts', counts()) }}</p>
      <fieldset class="which">
        <legend class="visually-hidden">{{ t('which') }}</legend>
        @for (choice of choices; track choice) {
          <label>
            <input
              type="radio"
              name="lec-which-changes"
              [checked]="showsAll() === (choice === 'all')"
              (change)="showsAll.set(choice === 'all')"
            />
            {{ t(choice) }}
          </label>
        }
      </fieldset>
      <ol class="rows">
        @for (change of drawn(); track $index) {
          <li><lec-compared-block [change]="change" /></li>
        } @empty {
          <li class="row quiet">{{ t('nothing') }}</li>
        }
      </ol>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .which {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
    }
    label {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
      cursor: pointer;
    }
    input {
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--accent);
    }
    li {
      content-visibility: auto;
      contain-intrinsic-size: auto 10rem;
    }
  `,
})
export class ChangeList {
  readonly changes = input.required<readonly BlockChange[]>();
  readonly counts = input.required<ChangeCounts>();

  protected readonly choices = ['changed', 'all'] as const;
  protected readonly showsAll = signal(false);
  private readonly drawnCount = signal(drawnPerStep);
  private readonly wanted = computed(() =>
    this.showsAll() ? this.changes() : this.changes().filter(({ kind }) => kind !== 'kept'),
  );
  protected readonly drawn = computed(() => this.wanted().slice(0, this.drawnCount()));

  constructor() {
    // A book's worth of paragraphs is drawn in steps between which the page answers.
    effect((onCleanup) => {
      if (this.drawnCount() >= this.wanted().length) return;
      const timer = setTimeout(() => this.drawnCount.update((count) => count + drawnPerStep), 0);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
