import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lectern/web/icons';
import { Button } from '../controls/button';
import { Notices } from './notices';

/** Where notices stand: at the lower edge, above everything, out of the way of the text. */
@Component({
  selector: 'lec-notice-list',
  imports: [Button, LucideX, TranslocoDirective],
  template: `
    @if (notices.list().length > 0) {
      <section *transloco="let t; prefix: 'ui'" [attr.aria-label]="t('notices')">
        <ul>
          @for (notice of notices.list(); track notice.id) {
            <li [class.fault]="notice.isFault">
              <span>{{ notice.text }}</span>
              @if (notice.action; as action) {
                <button lecButton="quiet" type="button" (click)="action.run(); notices.close(notice.id)">
                  {{ action.text }}
                </button>
              }
              <button lecButton="icon" type="button" (click)="notices.close(notice.id)" [attr.aria-label]="t('close')">
                <svg lucideX size="16"></svg>
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    ul {
      position: fixed;
      inset: auto 12px 12px 12px;
      z-index: 900;
      display: grid;
      gap: 8px;
      justify-items: center;
      pointer-events: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      max-width: 36rem;
      padding: 4px 4px 4px 16px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
      pointer-events: auto;
    }
    button {
      flex: none;
      white-space: nowrap;
    }
    .fault {
      border-color: var(--withdrawn);
    }
  `,
})
export class NoticeList {
  protected readonly notices = inject(Notices);
}
