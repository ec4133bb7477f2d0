import { limits, type Notification, type StreamEvent } from '@lectern/contracts';
import { groupVerdict } from '@lectern/domain';
import { parseProse, plainText } from '@lectern/prose';
import type { StoredEvent } from '@lectern/server/realtime';
import type { NotificationRow } from './notification.repository';

/** What somebody was told, as they may see it now; null where they may not, or where it is deleted. */
export function presentNotification(row: NotificationRow): Notification | null {
  const actor = { personId: row.personId, role: row.role };
  const verdict = groupVerdict(actor, 'see', { visibility: row.visibility, joinPolicy: 'invitation' });
  if (verdict !== 'allow' || row.isDeleted) return null;
  return {
    commentId: row.commentId,
    threadId: row.threadId,
    reason: row.reason,
    at: row.at.toISOString(),
    isRead: row.isRead,
    author: row.authorId === null ? null : { id: row.authorId, displayName: row.authorName ?? '' },
    group: { id: row.groupId, name: row.groupName },
    reading: { id: row.readingId, title: row.title },
    number: row.number,
    excerpt: plainText(parseProse(row.body), limits.excerptCharacters),
  };
}

/** An event of somebody's stream, with what it points at as they may see it now. */
export function presentTold(
  event: Pick<StoredEvent, 'seq' | 'at' | 'type' | 'commentId'>,
  row: NotificationRow | undefined,
): StreamEvent {
  const base = { seq: event.seq, at: event.at.toISOString() };
  if (event.type === 'notifications.read') return { ...base, type: event.type };
  if (event.type === 'notification.read' && event.commentId !== null)
    return { ...base, type: event.type, commentId: event.commentId };
  const notification = row ? presentNotification(row) : null;
  if (event.type !== 'notification.created' || !notification) return { ...base, type: 'event.withheld' };
  return { ...base, type: event.type, notification };
}
