import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Stands beside the queue when no case is open. */
@Component({
  selector: 'lec-no-case',
  imports: [TranslocoDirective],
  template: `<p *transloco="let t; prefix: 'moderation.case'" class="quiet">{{ t('none') }}</p>`,
  styles: `
    p {
      padding: 96px 48px;
      text-align: center;
    }
  `,
})
export class NoCase {}
