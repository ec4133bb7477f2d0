import { Component, computed, input } from '@angular/core';

/** Lines where text will be, of about the height it will have. */
@Component({
  selector: 'lec-skeleton',
  template: `@for (line of lineNumbers(); track line) {
    <span class="line"></span>
  }`,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      display: grid;
      gap: 14px;
      animation: lec-fade 200ms 150ms backwards;
    }
    .line {
      height: 12px;
      border-radius: 4px;
      background: var(--rule);
    }
    .line:nth-child(3n + 2) {
      width: 92%;
    }
    .line:nth-child(3n) {
      width: 68%;
    }
    @keyframes lec-fade {
      from {
        opacity: 0;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(4);
  protected readonly lineNumbers = computed(() => Array.from({ length: this.lines() }, (_, line) => line));
}
