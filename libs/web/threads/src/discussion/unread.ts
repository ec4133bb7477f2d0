import type { StreamEvent } from '@lectern/contracts';

/** Per thread, how many comments by others are new to the viewer. Threads with none are left out. */
export type Unread = ReadonlyMap<string, number>;

/** What is new after an event, for the viewer `personId`; nobody who is not signed in has anything unread. */
export function unreadAfter(unread: Unread, event: StreamEvent, personId: string | null): Unread {
  if (personId === null) return unread;
  switch (event.type) {
    case 'thread.opened':
    case 'comment.created': {
      const isNew = event.comment.author?.id !== personId && !event.comment.isDeleted;
      return isNew ? withCount(unread, event.thread.id, (unread.get(event.thread.id) ?? 0) + 1) : unread;
    }
    case 'comment.deleted': {
      // Whether it was one of the new ones is not known here; there cannot be more than still stand.
      const count = Math.min(unread.get(event.thread.id) ?? 0, event.thread.commentCount);
      return withCount(unread, event.thread.id, count);
    }
    default:
      return unread;
  }
}

/** The same with another count for one thread. */
export function withCount(unread: Unread, threadId: string, count: number): Unread {
  if ((unread.get(threadId) ?? 0) === count) return unread;
  const next = new Map(unread);
  if (count > 0) next.set(threadId, count);
  else next.delete(threadId);
  return next;
}
