import { Component } from '@angular/core';

/** The name of the product, set as on a spine; on narrow screens the open book alone. */
@Component({
  selector: 'lec-wordmark',
  template: `
    <svg viewBox="0 0 24 20" width="24" height="20" aria-hidden="true">
      <path
        d="M2 3.200c3.400-1.200 6.800-1 10 .9 3.200-1.900 6.600-2.100 10-.9v13.200c-3.400-1.200-6.800-1-10 .9-3.200-1.900-6.600-2.100-10-.9z"
      />
      <path d="M12 4.100v13.200" />
    </svg>
    <span class="name">Lectern</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 10px;
      align-items: center;
    }
    path {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.75;
      stroke-linejoin: round;
    }
    .name {
      font: 600 1.125rem/1.5rem var(--reading-face);
    }
    @media (max-width: 40rem) {
      .name {
        display: none;
      }
    }
  `,
})
export class Wordmark {}
