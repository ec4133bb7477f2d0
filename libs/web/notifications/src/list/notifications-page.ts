import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LucideBellRing, LucideSettings2 } from '@lectern/web/icons';
import { Button, EmptyState, Notices, PageHeading, RemoteState } from '@lectern/web/ui';
import { NotificationStore } from '../notification-store';
import { NotificationRow } from './notification-row';

/** Everything one was told, the newest first. */
@Component({
  selector: 'lec-notifications-page',
  imports: [
    Button,
    EmptyState,
    LucideBellRing,
    LucideSettings2,
    NotificationRow,
    PageHeading,
    RemoteState,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './notifications-page.html',
  styleUrl: './notifications-page.css',
})
export class NotificationsPage {
  protected readonly store = inject(NotificationStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly filters = ['all', 'unread'] as const;

  protected async markAll(): Promise<void> {
    await this.notices.attempt(() => this.store.mark('all'), this.transloco.translate('notifications.allMarked'));
  }

  protected async mark(commentId: string): Promise<void> {
    await this.notices.attempt(() => this.store.mark([commentId]));
  }

  protected async earlier(): Promise<void> {
    await this.notices.attempt(() => this.store.earlier());
  }
}
