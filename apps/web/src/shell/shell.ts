import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@lectern/web/core';
import { NoticeList } from '@lectern/web/ui';
import { RouteProgress } from './route-progress';
import { SiteHeader } from './site-header';

/** What stands around every page: the way past the header, the header, the notices. */
@Component({
  selector: 'lec-root',
  imports: [NoticeList, RouteProgress, RouterOutlet, SiteHeader, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'app'">
      <a class="skip" href="#main" (click)="skip($event, main)">{{ t('skip') }}</a>
      <lec-route-progress />
      <lec-site-header />
      <main id="main" tabindex="-1" #main><router-outlet /></main>
      <lec-notice-list />
    </ng-container>
  `,
  styles: `
    main {
      display: block;
      outline: none;
    }
    .skip {
      position: absolute;
      inset: 8px auto auto 8px;
      z-index: 100;
      padding: 8px 16px;
      border-radius: var(--radius);
      background: var(--ink);
      color: var(--paper);
    }
    .skip:not(:focus) {
      clip-path: inset(50%);
      height: 1px;
      width: 1px;
      overflow: hidden;
      padding: 0;
    }
  `,
})
export class Shell {
  constructor() {
    // A failure shows on the page that needed the answer; the header then offers to sign in.
    inject(SessionStore)
      .load()
      .catch(() => undefined);
  }

  // With a base address an anchor alone would leave the page.
  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
