import { Directive, input } from '@angular/core';

/** How much a button asks for attention. */
export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger' | 'icon';

/** A button or a link that looks like one. While busy it stays focusable but does nothing. */
@Directive({
  selector: 'button[lecButton], a[lecButton]',
  host: {
    class: 'button',
    '[class.button-primary]': "look() === 'primary'",
    '[class.button-quiet]': "look() === 'quiet'",
    '[class.button-danger]': "look() === 'danger'",
    '[class.button-icon]': "look() === 'icon'",
    '[class.button-small]': 'isSmall()',
    '[attr.aria-disabled]': 'isBusy() || null',
    '(click)': 'refuseWhileBusy($event)',
  },
})
export class Button {
  readonly look = input<ButtonLook, ButtonLook | ''>('plain', {
    alias: 'lecButton',
    transform: (look) => look || 'plain',
  });
  readonly isSmall = input(false);
  readonly isBusy = input(false);

  protected refuseWhileBusy(event: Event): void {
    if (!this.isBusy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
