import type { Anchor, Comment, ReadingEvent, Thread } from '@lectern/contracts';
import type { StoredEvent } from '@lectern/server/realtime';
import type { AnchorRecord, CommentRecord, ThreadRecord } from './thread.records';

/** A thread as everyone who may read it sees it. */
export function presentThread(thread: ThreadRecord): Thread {
  return {
    id: thread.id,
    readingId: thread.readingId,
    anchors: thread.anchors.map(presentAnchor),
    openedBy: thread.openedBy,
    openedAt: thread.openedAt.toISOString(),
    commentCount: thread.commentCount,
    lastCommentAt: thread.lastCommentAt.toISOString(),
    lastCommentSeq: thread.lastCommentSeq,
    createdSeq: thread.createdSeq,
    seq: thread.seq,
  };
}

/** A comment as it may be seen now: a deleted one without its words and its author. */
export function presentComment(comment: CommentRecord): Comment {
  const isDeleted = comment.deletedAt !== null;
  return {
    id: comment.id,
    threadId: comment.threadId,
    parentId: comment.parentId,
    author: isDeleted ? null : comment.author,
    body: isDeleted ? null : comment.body,
    createdAt: comment.createdAt.toISOString(),
    editedAt: comment.editedAt?.toISOString() ?? null,
    isDeleted,
    createdSeq: comment.createdSeq,
    seq: comment.seq,
  };
}

/** An event with what it points at, as that may be seen now. */
export function presentEvent(
  event: StoredEvent,
  title: string,
  threads: ReadonlyMap<string, ThreadRecord>,
  comments: ReadonlyMap<string, CommentRecord>,
): ReadingEvent {
  const base = { seq: event.seq, at: event.at.toISOString() };
  if (event.type === 'reading.updated') return { ...base, type: 'reading.updated', title };
  const thread = event.threadId === null ? undefined : threads.get(event.threadId);
  const comment = event.commentId === null ? undefined : comments.get(event.commentId);
  if (!thread || !comment || !isThreadEvent(event.type)) return { ...base, type: 'event.withheld' };
  return { ...base, type: event.type, thread: presentThread(thread), comment: presentComment(comment) };
}

function isThreadEvent(
  type: string,
): type is 'thread.opened' | 'comment.created' | 'comment.edited' | 'comment.deleted' {
  return ['thread.opened', 'comment.created', 'comment.edited', 'comment.deleted'].includes(type);
}

function presentAnchor(anchor: AnchorRecord): Anchor {
  const { blockId, spanStart, spanEnd, quote, certainty } = anchor;
  const hasSpan = spanStart !== null && spanEnd !== null && quote !== null;
  return { blockId, certainty, span: hasSpan ? { start: spanStart, end: spanEnd, quote } : null };
}
