import {
  Component,
  effect,
  input,
  inputBinding,
  output,
  outputBinding,
  resource,
  type Type,
  untracked,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { UnreachableError } from '@lectern/web/core';
import { FaultState, Skeleton } from '@lectern/web/ui';
import type { Place } from '../discussion/place';

/**
 * Fetches what threads are drawn and written with; a page does it ahead, when it has nothing better to do. Throws an
 * `UnreachableError` where the line is down.
 */
export async function fetchPlaceThreads(): Promise<Type<unknown>> {
  try {
    const { PlaceThreads } = await import('./place-threads');
    return PlaceThreads;
  } catch (cause) {
    throw new UnreachableError('what draws threads could not be fetched', { cause });
  }
}

/** The threads at a place. Who only reads the text never waits for what draws them: it comes with the first place, or before. */
@Component({
  selector: 'lec-place-panel',
  imports: [FaultState, Skeleton],
  template: `
    @if (threads.isLoading()) {
      <lec-skeleton [lines]="3" />
    } @else if (threads.error(); as fault) {
      <lec-fault-state [fault]="fault" (retry)="threads.reload()" />
    }
    <ng-container #outlet />
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PlacePanel {
  readonly place = input.required<Place>();
  /** the composer of a new thread closed */
  readonly closed = output();

  protected readonly threads = resource({ loader: fetchPlaceThreads });
  private readonly outlet = viewChild.required('outlet', { read: ViewContainerRef });

  constructor() {
    effect(() => {
      if (!this.threads.hasValue()) return;
      const component = this.threads.value();
      untracked(() =>
        this.outlet().createComponent(component, {
          bindings: [inputBinding('place', this.place), outputBinding('closed', () => this.closed.emit())],
        }),
      );
    });
  }
}
