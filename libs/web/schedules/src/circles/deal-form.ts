import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { limits } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';
import type { WantedCircles } from './circles-store';

/** How circles are to be made: dealt in a size, or empty ones. */
@Component({
  selector: 'lec-deal-form',
  imports: [Button, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'circles.deal'" class="section" aria-labelledby="deal-title">
      <h2 id="deal-title">{{ t(isAgain() ? 'again' : 'title') }}</h2>
      <p class="quiet">{{ t('text') }}</p>
      @if (isAgain()) {
        <p class="quiet">{{ t('warning') }}</p>
      }
      <form class="form" (submit)="deal($event, size.valueAsNumber, leaders.checked, seed.value)">
        <div class="field">
          <label class="field-label" for="deal-size">{{ t('size') }}</label>
          <input #size class="input" id="deal-size" type="number" required min="2" [max]="sizeMost" value="4" />
        </div>
        <label class="check"><input #leaders type="checkbox" checked /> {{ t('withLeaders') }}</label>
        <div class="field">
          <label class="field-label" for="deal-seed">{{ t('seed') }}</label>
          <input
            #seed
            class="input"
            id="deal-seed"
            type="number"
            min="0"
            [max]="seedMost"
            aria-describedby="deal-hint"
          />
          <p class="field-hint" id="deal-hint">{{ t('seedHint') }}</p>
        </div>
        <div class="actions">
          <button lecButton="primary" type="submit">{{ t('action') }}</button>
        </div>
      </form>
      <details>
        <summary>{{ t('byHand') }}</summary>
        <form class="form" (submit)="make($event, count.valueAsNumber)">
          <div class="field">
            <label class="field-label" for="deal-count">{{ t('count') }}</label>
            <input #count class="input" id="deal-count" type="number" required min="1" [max]="countMost" value="2" />
          </div>
          <div class="actions">
            <button lecButton type="submit">{{ t('make') }}</button>
          </div>
        </form>
      </details>
    </section>
  `,
  styles: `
    .input {
      max-width: 12rem;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
    }
    summary {
      min-height: 32px;
      padding: 4px 0;
    }
  `,
})
export class DealForm {
  /** there are circles already */
  readonly isAgain = input.required<boolean>();
  readonly wanted = output<WantedCircles>();

  protected readonly sizeMost = limits.peoplePerCircle;
  protected readonly seedMost = limits.circleSeed;
  protected readonly countMost = limits.circlesByHand;

  protected deal(event: Event, size: number, withLeaders: boolean, seed: string): void {
    event.preventDefault();
    this.wanted.emit({ how: 'dealt', size, withLeaders, ...(seed === '' ? {} : { seed: Number(seed) }) });
  }

  protected make(event: Event, count: number): void {
    event.preventDefault();
    this.wanted.emit({ how: 'by-hand', count });
  }
}
