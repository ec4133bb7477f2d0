import { DestroyRef, Directive, effect, inject, input } from '@angular/core';
import { HeaderContent, type TrailStep } from './header-content';

/** Shows the way to the page in the header as long as the page is open: `<ng-container [lecTrail]="steps()" />`. */
@Directive({ selector: '[lecTrail]' })
export class Trail {
  readonly steps = input.required<readonly TrailStep[]>({ alias: 'lecTrail' });

  constructor() {
    const header = inject(HeaderContent);
    effect(() => header.setTrail(this.steps()));
    inject(DestroyRef).onDestroy(() => {
      if (header.trail() === this.steps()) header.setTrail([]);
    });
  }
}
