import type { Comment, Reading, ReadState, ReadingEvent, Thread } from '@lectern/contracts';

/** What of a thread is new to the viewer: comments by others with a number greater than `after`. */
export interface UnreadThread {
  readonly count: number;
  /** up to which number the viewer has read the thread */
  readonly after: number;
  /** comments up to this number are in `count`: an event of one that comes later does not count again */
  readonly countedTo: number;
}

/** Per thread what is new to the viewer. A thread nobody has looked at and that has nothing new is left out. */
export type Unread = ReadonlyMap<string, UnreadThread>;

type Comments = ReadonlyMap<string, Comment>;

type UnreadReading = Pick<Reading, 'unread' | 'head' | 'threads' | 'streams'>;

/** What is new when a reading is opened. */
export function unreadFrom({ unread, head, threads, streams }: UnreadReading): Unread {
  const heads = new Map(streams.map((stream) => [stream.id, stream.head]));
  const streamOf = new Map(threads.map(({ id, streamId }) => [id, streamId]));
  return new Map(
    Object.entries(unread).map(([id, known]) => [
      id,
      { ...known, countedTo: heads.get(streamOf.get(id) ?? '') ?? head },
    ]),
  );
}

/** How many comments of a thread are new. */
export function unreadCount(unread: Unread, threadId: string): number {
  return unread.get(threadId)?.count ?? 0;
}

/** What is new after an event, for the viewer `personId`; nobody who is not signed in has anything unread. */
export function unreadAfter(unread: Unread, event: ReadingEvent, personId: string | null, comments: Comments): Unread {
  if (event.type === 'thread.left') return new Map([...unread].filter(([id]) => id !== event.left.threadId));
  if (personId === null || !('comment' in event)) return unread;
  const { id, createdSeq, author, isDeleted } = event.comment;
  const before = unread.get(event.thread.id);
  // one that was shown to more people has other numbers from then on
  const isMoved = event.type === 'thread.opened' && event.thread.moves > 0 && before !== undefined;
  const known = isMoved ? { count: 0, after: 0, countedTo: 0 } : (before ?? { count: 0, after: 0, countedTo: 0 });
  switch (event.type) {
    case 'comment.restored': {
      const isNew = event.seq > known.countedTo && createdSeq > known.after && author?.id !== personId;
      return isNew ? new Map(unread).set(event.thread.id, { ...known, count: known.count + 1 }) : unread;
    }
    case 'thread.opened':
    case 'comment.created': {
      const isCounted = createdSeq <= Math.max(known.after, known.countedTo);
      if (isCounted || isDeleted || author?.id === personId) return unread;
      return new Map(unread).set(event.thread.id, { ...known, count: known.count + 1 });
    }
    case 'comment.deleted':
    case 'comment.withheld': {
      // withheld as something else than before: it was taken out already
      if (comments.get(id)?.isDeleted) return unread;
      const wasCounted = event.seq > known.countedTo && createdSeq > known.after;
      const wasOwn = comments.get(id)?.author?.id === personId;
      const count = Math.min(known.count - (wasCounted && !wasOwn ? 1 : 0), event.thread.commentCount);
      if (known.count === 0 || count === known.count) return unread;
      return new Map(unread).set(event.thread.id, { ...known, count: Math.max(0, count) });
    }
    default:
      return unread;
  }
}

/** The same with a thread read up to a number, after which `count` comments are left. */
export function markedUpTo(unread: Unread, threadId: string, after: number, count: number): Unread {
  const known = unread.get(threadId);
  return new Map(unread).set(threadId, {
    count,
    after: Math.max(after, known?.after ?? 0),
    countedTo: known?.countedTo ?? 0,
  });
}

/**
 * What is new after the viewer marked something in another browser. A mark never moves back: of what is told and what
 * is known here, what was read further counts. Comments that came here since the server counted are added. Threads of
 * narrower audiences have numbers of their own: when a whole reading is marked, they are read up to their end.
 */
export function withReadState(
  unread: Unread,
  told: ReadState,
  comments: Comments,
  personId: string | null,
  threads: ReadonlyMap<string, Thread>,
): Unread {
  const next = new Map(unread);
  const ids = told.isWhole ? new Set([...unread.keys(), ...Object.keys(told.threads)]) : Object.keys(told.threads);
  for (const id of ids) {
    const thread = threads.get(id);
    const isNarrow = told.isWhole && thread !== undefined && thread.audience !== 'group';
    const head = isNarrow ? thread.lastCommentSeq : told.head;
    const { count, after } = told.threads[id] ?? { count: 0, after: head };
    const known = unread.get(id);
    if (known && known.after >= after) continue;
    const later = [...comments.values()].filter(
      ({ threadId, createdSeq, author, isDeleted }) =>
        threadId === id && createdSeq > head && !isDeleted && author?.id !== personId,
    );
    const countedTo = Math.max(head, ...later.map(({ createdSeq }) => createdSeq));
    next.set(id, { count: count + later.length, after, countedTo });
  }
  return next;
}
