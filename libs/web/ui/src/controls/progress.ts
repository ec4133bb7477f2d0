import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Says that something is being waited for; appears only after a second, so that quick answers do not flicker. */
@Component({
  selector: 'lec-progress',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'ui'">
      <span class="ring" aria-hidden="true"></span>
      <span class="quiet small">{{ text() || t('working') }}</span>
    </ng-container>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      opacity: 0;
      animation: lec-appear var(--motion) 1s forwards;
    }
    .ring {
      width: 14px;
      height: 14px;
      border: 2px solid var(--rule);
      border-top-color: var(--accent);
      border-radius: 50%;
      animation: lec-turn 900ms linear infinite;
    }
    @keyframes lec-appear {
      to {
        opacity: 1;
      }
    }
    @keyframes lec-turn {
      to {
        rotate: 1turn;
      }
    }
  `,
})
export class Progress {
  readonly text = input('');
}
