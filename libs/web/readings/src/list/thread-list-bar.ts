import { Component, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideArrowDown, LucideArrowUp, LucideList, LucideX } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { ReadingKeys } from '../keys/reading-keys';
import { ThreadListStore } from './thread-list-store';

/** Where one is in the list one goes through, and the way on; floats below while there is one. */
@Component({
  selector: 'lec-thread-list-bar',
  imports: [Button, LucideArrowDown, LucideArrowUp, LucideList, LucideX, TranslocoDirective],
  template: `
    @if (store.threadId() !== null && store.list().value; as list) {
      <div *transloco="let t; prefix: 'readings.list'" class="bar" role="group" [attr.aria-label]="t('bar')">
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="look.emit()">
          <svg lucideList size="16"></svg>{{ t('place', { at: store.at(), total: list.total }) }}
        </button>
        <button
          lecButton="icon"
          type="button"
          [attr.aria-keyshortcuts]="keys.of('previous-new')"
          [attr.aria-label]="t('previous')"
          (click)="step.emit(-1)"
        >
          <svg lucideArrowUp></svg>
        </button>
        <button
          lecButton="icon"
          type="button"
          [attr.aria-keyshortcuts]="keys.of('next-new')"
          [attr.aria-label]="t('next')"
          (click)="step.emit(1)"
        >
          <svg lucideArrowDown></svg>
        </button>
        <button lecButton="icon" type="button" [attr.aria-label]="t('leave')" (click)="store.leave()">
          <svg lucideX></svg>
        </button>
      </div>
    }
  `,
  styles: `
    .bar {
      position: fixed;
      inset: auto 24px 16px auto;
      z-index: 40;
      display: flex;
      align-items: center;
      padding: 2px 4px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
    }
    @media (max-width: 69.99rem) {
      /* above the sheet with the threads */
      .bar {
        inset: calc(var(--header-height) + 8px) 8px auto auto;
      }
    }
  `,
})
export class ThreadListBar {
  readonly look = output();
  readonly step = output<1 | -1>();
  protected readonly store = inject(ThreadListStore);
  protected readonly keys = inject(ReadingKeys);
}
