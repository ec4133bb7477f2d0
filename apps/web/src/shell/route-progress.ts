import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

/** A line under the window's edge while a page takes longer than a second to open. */
@Component({
  selector: 'lec-route-progress',
  imports: [TranslocoDirective],
  template: `
    @if (isNavigating()) {
      <div *transloco="let t; prefix: 'app'" class="line" role="progressbar" [attr.aria-label]="t('opening')"></div>
    }
  `,
  styles: `
    .line {
      position: fixed;
      inset: 0 0 auto;
      z-index: 90;
      height: 2px;
      background: var(--accent);
      transform-origin: left;
      animation: lec-fill 8s 1s cubic-bezier(0.1, 0.7, 0.2, 1) both;
    }
    @keyframes lec-fill {
      from {
        transform: scaleX(0);
      }
      to {
        transform: scaleX(0.95);
      }
    }
  `,
})
export class RouteProgress {
  private readonly router = inject(Router);
  protected readonly isNavigating = computed(() => this.router.currentNavigation() !== null);
}
