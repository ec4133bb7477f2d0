import { Component, computed, input, output } from '@angular/core';
import type { Remote } from '@lectern/web/core';
import { RemoteState } from '@lectern/web/ui';

let lastNumber = 0;

/** A section of a group's home with rows of what is to come; nothing where there is nothing. */
@Component({
  selector: 'lec-coming-section',
  imports: [RemoteState],
  template: `
    @if (isShown()) {
      <section class="section" [attr.aria-labelledby]="id">
        <h2 [id]="id">{{ title() }}</h2>
        <lec-remote-state [remote]="list()" [lines]="2" (retry)="retry.emit()" />
        <ul class="rows">
          <ng-content />
        </ul>
      </section>
    }
  `,
})
export class ComingSection {
  readonly title = input.required<string>();
  readonly list = input.required<Remote<readonly unknown[]>>();
  readonly retry = output();

  protected readonly id = `coming-${++lastNumber}`;
  protected readonly isShown = computed(() => this.list().status === 'failed' || (this.list().value ?? []).length > 0);
}
