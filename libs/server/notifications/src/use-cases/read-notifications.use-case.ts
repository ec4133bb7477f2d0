import { Injectable } from '@nestjs/common';
import { limits, type NotificationPage, type RouteInput, type routes } from '@lectern/contracts';
import type { SignedInCaller } from '@lectern/server/platform';
import { presentNotification } from '../notification.presenter';
import { NotificationRepository } from '../notification.repository';

/** What one was told, as far as one may see it now. */
@Injectable()
export class ReadNotificationsUseCase {
  constructor(private readonly notifications: NotificationRepository) {}

  async execute(
    { personId }: SignedInCaller,
    { of, before }: RouteInput<typeof routes.notifications>,
  ): Promise<NotificationPage> {
    // the number before the rest: what is read may be newer than it says, never older
    const head = await this.notifications.head(personId);
    const most = limits.notificationsPerPage;
    const [rows, unreadCount] = await Promise.all([
      this.notifications.page(personId, of, before === undefined ? null : new Date(before), most),
      this.notifications.unreadCount(personId),
    ]);
    return {
      notifications: rows.flatMap((row) => presentNotification(row) ?? []),
      unreadCount,
      next: rows.length < most ? null : (rows.at(-1)?.at.toISOString() ?? null),
      head,
    };
  }
}
