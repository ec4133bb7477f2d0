import { Injectable } from '@nestjs/common';
import type { MarkNotificationsRead } from '@lectern/contracts';
import type { SignedInCaller } from '@lectern/server/platform';
import { NotificationStream } from '../notification-stream';
import { presentTold } from '../notification.presenter';
import { NotificationRepository } from '../notification.repository';

/** Marks what one was told as read, and tells one's other browsers. */
@Injectable()
export class MarkNotificationsReadUseCase {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly stream: NotificationStream,
  ) {}

  async execute(
    { personId }: SignedInCaller,
    { commentIds }: MarkNotificationsRead,
  ): Promise<{ unreadCount: number; head: number }> {
    const at = new Date();
    const events = await this.notifications.write(async (transaction) => {
      const head = await this.notifications.lock(personId, transaction);
      if (head === null) return [];
      const marked = await this.notifications.mark(personId, commentIds, at, transaction);
      if (marked.length === 0) return [];
      const stored =
        commentIds === 'all'
          ? [{ seq: head + 1, type: 'notifications.read', commentId: null }]
          : marked.map((commentId, index) => ({ seq: head + 1 + index, type: 'notification.read', commentId }));
      await this.notifications.append(personId, stored, at, transaction);
      return stored;
    });
    if (events.length > 0)
      this.stream.send(
        personId,
        events.map((event) => presentTold({ ...event, at }, undefined)),
      );
    const [unreadCount, head] = await Promise.all([
      this.notifications.unreadCount(personId),
      this.notifications.head(personId),
    ]);
    return { unreadCount, head };
  }
}
