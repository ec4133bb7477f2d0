import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Composer } from './composer';
import type { WritingTarget } from './writing-target';

/** Where one writes, loaded when somebody does: whoever only reads does not wait for it. */
@Component({
  selector: 'lec-writing-field',
  imports: [Composer, TranslocoDirective],
  template: `
    @defer (on immediate) {
      <lec-composer [target]="target()" (closed)="closed.emit()" />
    } @error {
      <p *transloco="let t; prefix: 'threads.composer'" role="alert">{{ t('notLoaded') }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class WritingField {
  readonly target = input.required<WritingTarget>();
  /** the field closed, sent or not: the focus belongs somewhere else */
  readonly closed = output();
}
