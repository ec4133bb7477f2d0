import { afterRenderEffect, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { FormulaDrawer } from './formula-drawer';

/** A formula of a comment; its source until it is drawn, and where it cannot be. */
@Component({
  selector: 'lec-formula',
  template: `
    <span #place [hidden]="!isDrawn()" [attr.tabindex]="isBlock() ? 0 : null"></span>
    @if (!isDrawn()) {
      <code [textContent]="source()"></code>
    }
  `,
  styles: `
    :host([data-block]) {
      display: block;
    }
    :host([data-block]) > span {
      display: block;
      overflow-x: auto;
      overflow-y: clip;
      padding: 4px 0;
    }
    [hidden] {
      display: none !important;
    }
    code {
      padding: 0.1em 0.3em;
      border-radius: 3px;
      background: var(--sunk);
      font: 0.9em/1.4 var(--code-face);
      overflow-wrap: anywhere;
    }
  `,
  host: { '[attr.data-block]': 'isBlock() ? "" : null' },
})
export class Formula {
  readonly source = input.required<string>();
  readonly isBlock = input(false);

  private readonly drawer = inject(FormulaDrawer);
  private readonly place = viewChild.required<string, ElementRef<HTMLElement>>('place', { read: ElementRef });
  protected readonly isDrawn = signal(false);

  constructor() {
    afterRenderEffect({
      write: (onCleanup) => {
        let isLeft = false;
        onCleanup(() => (isLeft = true));
        void this.drawer.draw(this.source(), this.place().nativeElement, this.isBlock()).then((isDrawn) => {
          if (!isLeft) this.isDrawn.set(isDrawn);
        });
      },
    });
  }
}
