import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Thread } from '@lectern/contracts';
import { nowhere, placesOf, type Place } from '../discussion/place';
import { ThreadPlacer } from './thread-placer';

/** Where else a thread stands, each place a step away. */
@Component({
  selector: 'lec-thread-places',
  imports: [TranslocoDirective],
  template: `
    <p *transloco="let t; prefix: 'threads.thread'">
      {{ t('alsoAt') }}
      @for (other of others(); track other.place) {
        <button type="button" (click)="placer?.show(thread(), other.place)">
          {{ other.number === null ? t(other.place === nowhere ? 'nowhere' : 'whole') : t('paragraph', other) }}
        </button>
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      align-items: baseline;
      color: var(--quiet);
      font-size: var(--small-size);
      line-height: var(--small-line);
    }
    button {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: transparent;
      color: var(--accent);
      font: inherit;
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
  `,
})
export class ThreadPlaces {
  readonly thread = input.required<Thread>();
  readonly place = input.required<Place>();

  protected readonly nowhere = nowhere;
  protected readonly placer = inject(ThreadPlacer, { optional: true });
  protected readonly others = computed(() =>
    placesOf(this.thread())
      .filter((place) => place !== this.place())
      .map((place) => ({ place, number: this.placer?.numberOf(place) ?? null })),
  );
}
