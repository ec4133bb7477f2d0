import type { Notification, NotificationPage, StreamEvent } from '@lectern/contracts';

/** What is known of what one was told: how much of it is new, and the pages one has looked at. */
export interface Told {
  readonly unreadCount: number;
  readonly notifications: readonly Notification[];
}

/** The state after an event of one's stream. */
export function afterEvent<T extends Told>(told: T, event: StreamEvent): T {
  switch (event.type) {
    case 'notification.created':
      return {
        ...told,
        unreadCount: told.unreadCount + (event.notification.isRead ? 0 : 1),
        notifications: [event.notification, ...without(told.notifications, event.notification.commentId)],
      };
    case 'notification.read':
      return { ...told, ...marked(told, (commentId) => commentId === event.commentId) };
    case 'notifications.read':
      return { ...told, unreadCount: 0, notifications: marked(told, () => true).notifications };
    default:
      return told;
  }
}

/** Some marked as read; what is not in the list is taken to have been new. */
function marked({ unreadCount, notifications }: Told, isMarked: (commentId: string) => boolean): Told {
  const known = notifications.find(({ commentId }) => isMarked(commentId));
  return {
    unreadCount: known?.isRead ? unreadCount : Math.max(0, unreadCount - 1),
    notifications: notifications.map((one) => (isMarked(one.commentId) ? { ...one, isRead: true } : one)),
  };
}

/** What was told earlier, behind what is shown. */
export function withEarlier<T extends NotificationPage>(shown: T, earlier: NotificationPage): T {
  const known = new Set(shown.notifications.map(({ commentId }) => commentId));
  const more = earlier.notifications.filter(({ commentId }) => !known.has(commentId));
  return { ...shown, notifications: [...shown.notifications, ...more], next: earlier.next };
}

function without(notifications: readonly Notification[], commentId: string): readonly Notification[] {
  return notifications.filter((one) => one.commentId !== commentId);
}
