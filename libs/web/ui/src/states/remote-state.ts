import { Component, computed, effect, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Remote } from '@lectern/web/core';
import { FaultState } from './fault-state';
import { Skeleton } from './skeleton';

const longWaitMs = 1_000;

/** Stands where something from the server will be: its skeleton while it loads, the reason if it does not come. */
@Component({
  selector: 'lec-remote-state',
  imports: [FaultState, Skeleton, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui'">
      @if (remote().status === 'failed') {
        <lec-fault-state [fault]="remote().fault" (retry)="retry.emit()" />
      } @else if (isWaiting()) {
        <lec-skeleton [lines]="lines()" />
      }
      <p role="status" class="visually-hidden">{{ isLong() ? t('loading') : '' }}</p>
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class RemoteState {
  readonly remote = input.required<Remote<unknown>>();
  readonly lines = input(4);
  readonly retry = output();

  protected readonly isWaiting = computed(() => this.remote().status === 'loading' && this.remote().value === null);
  protected readonly isLong = signal(false);

  constructor() {
    effect((onCleanup) => {
      if (!this.isWaiting()) return this.isLong.set(false);
      const timer = setTimeout(() => this.isLong.set(true), longWaitMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
