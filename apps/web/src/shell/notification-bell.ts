import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@lectern/web/core';
import { LucideBell } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { NotificationStore } from '@lectern/web/notifications';

/** The way to what one was told, with how much of it is new: an icon, an entry of the menu, or only the mark of something new. */
@Component({
  selector: 'lec-notification-bell',
  imports: [Button, LucideBell, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'app.header'">
      @switch (look()) {
        @case ('icon') {
          <a
            lecButton="icon"
            class="icon"
            routerLink="/notifications"
            [title]="t('notifications', { count: store.unreadCount() })"
          >
            <svg lucideBell size="20"></svg>
            <span class="visually-hidden">{{ t('notifications', { count: store.unreadCount() }) }}</span>
            @if (store.unreadCount() > 0) {
              <span class="count" aria-hidden="true">{{ store.unreadCount() }}</span>
            }
          </a>
        }
        @case ('entry') {
          <a class="menu-item" routerLink="/notifications">
            <svg lucideBell></svg>{{ t('notifications', { count: store.unreadCount() }) }}
          </a>
        }
        @case ('mark') {
          @if (store.unreadCount() > 0) {
            <span class="mark"></span>
            <span class="visually-hidden">{{ t('notifications', { count: store.unreadCount() }) }}</span>
          }
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
    .icon {
      position: relative;
    }
    .count {
      position: absolute;
      inset: 2px 0 auto auto;
      min-width: 16px;
      padding: 0 4px;
      border-radius: 8px;
      background: var(--accent);
      color: var(--on-accent);
      font-size: 0.6875rem;
      font-weight: 600;
      line-height: 16px;
      text-align: center;
    }
    .mark {
      position: absolute;
      inset: 8px 6px auto auto;
      width: 9px;
      height: 9px;
      border: 1px solid var(--paper);
      border-radius: 50%;
      background: var(--accent);
    }
  `,
})
export class NotificationBell {
  readonly look = input<'icon' | 'entry' | 'mark'>('icon');

  protected readonly store = inject(NotificationStore);
  private readonly session = inject(SessionStore);

  constructor() {
    effect(() => {
      const personId = this.session.account()?.id ?? null;
      untracked(() => this.store.follow(personId));
    });
  }
}
