import type {
  Anchor,
  AnyReaction,
  Comment,
  FirstThoughts,
  ReadingEvent,
  ReadingStanding,
  RevisionRef,
  Thread,
} from '@lectern/contracts';
import type { StoredEvent } from '@lectern/server/realtime';
import type { AnchorRecord, CommentRecord, ThreadRecord } from './thread.records';

const threadEventTypes = [
  'thread.opened',
  'thread.placed',
  'thread.changed',
  'comment.created',
  'comment.edited',
  'comment.deleted',
  'comment.withheld',
  'comment.restored',
] as const;
/** What can happen to a thread. */
export type ThreadEventType = (typeof threadEventTypes)[number];

/** Shown for a thread whose place was lost: one bad row must not keep a whole reading from opening. */
const nowhere: Anchor = {
  blockId: null,
  isWhole: false,
  span: null,
  quote: null,
  certainty: 'detached',
  suggestedBlockId: null,
  lastPlace: null,
};

/** A thread as everyone who may read it sees it. */
export function presentThread(thread: ThreadRecord): Thread {
  return {
    id: thread.id,
    readingId: thread.readingId,
    audience: thread.audience,
    streamId: thread.audienceId ?? thread.readingId,
    moves: thread.moves,
    kind: thread.kind,
    answerId: thread.answerId,
    resolved: thread.resolvedAt && { by: thread.resolvedBy, at: thread.resolvedAt.toISOString() },
    isPinned: thread.pinnedAt !== null,
    closesAt: thread.closesAt?.toISOString() ?? null,
    slowSeconds: thread.slowSeconds,
    anchors: thread.anchors.length > 0 ? thread.anchors.map(presentAnchor) : [nowhere],
    openedBy: thread.openedBy,
    openedAt: thread.openedAt.toISOString(),
    commentCount: thread.commentCount,
    lastCommentAt: thread.lastCommentAt.toISOString(),
    lastCommentSeq: thread.lastCommentSeq,
    createdSeq: thread.createdSeq,
    seq: thread.seq,
  };
}

/** A comment as it may be seen now: a deleted or withheld one without its words and its author. */
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
    isModerated: !isDeleted && comment.isModerated,
    isDeleted,
    withheldAs: comment.withheldAs,
    reactions: isDeleted ? [] : [...comment.reactions],
    importedFrom: isDeleted ? null : comment.importedFrom,
    liveSessionId: isDeleted ? null : comment.liveSessionId,
    createdSeq: comment.createdSeq,
    seq: comment.seq,
    moves: comment.moves,
  };
}

/** What events show of the reading as such. */
export interface PresentedReading {
  readonly title: string;
  readonly firstThoughts: FirstThoughts | null;
  readonly standing: ReadingStanding;
}

/** An event with what it points at, as that may be seen now; of a thread that left its stream nothing. */
export function presentEvent(
  event: StoredEvent,
  { title, firstThoughts, standing }: PresentedReading,
  threads: ReadonlyMap<string, ThreadRecord>,
  comments: ReadonlyMap<string, CommentRecord>,
  revisions: ReadonlyMap<string, RevisionRef>,
  ownOf: (commentId: string, personId: string) => AnyReaction[],
): ReadingEvent {
  const base = { seq: event.seq, at: event.at.toISOString() };
  if (event.type === 'reading.updated') return { ...base, type: 'reading.updated', title };
  if (event.type === 'first-thoughts.changed') return { ...base, type: 'first-thoughts.changed', firstThoughts };
  if (event.type === 'reading.changed') return { ...base, type: 'reading.changed', standing };
  const revision = event.revisionId === null ? undefined : revisions.get(event.revisionId);
  if (event.type === 'revision.published' && revision) return { ...base, type: 'revision.published', revision };
  const thread = event.threadId === null ? undefined : threads.get(event.threadId);
  const comment = event.commentId === null ? undefined : comments.get(event.commentId);
  if (event.type === 'thread.left' && event.threadId !== null) return leftEvent(base, event, event.threadId, thread);
  if (thread && (thread.audienceId ?? thread.readingId) !== event.streamId) return { ...base, type: 'event.withheld' };
  if (event.type === 'comment.reacted' && comment && thread && event.actorId !== null)
    return reactedEvent(base, comment, event.actorId, ownOf(comment.id, event.actorId));
  const type = arrivedAs[event.type] ?? event.type;
  if (!thread || !comment || !isThreadEvent(type)) return { ...base, type: 'event.withheld' };
  return threadEvent(base, type, thread, comment);
}

/** What came from another reading is there from now on, as if it had been written. */
const arrivedAs: Readonly<Record<string, ThreadEventType>> = {
  'thread.arrived': 'thread.opened',
  'comment.arrived': 'comment.created',
};

/** That a thread left the stream, unless it came back; one that is gone altogether stays gone. */
function leftEvent(
  base: { seq: number; at: string },
  { streamId }: StoredEvent,
  threadId: string,
  thread: ThreadRecord | undefined,
): ReadingEvent {
  if (thread && (thread.audienceId ?? thread.readingId) === streamId) return { ...base, type: 'event.withheld' };
  return { ...base, type: 'thread.left', left: { threadId, moves: thread?.moves ?? Number.MAX_SAFE_INTEGER } };
}

/** What everyone in the room is told of a reaction: all counts, and what is now that of whoever acted. */
export function reactedEvent(
  base: { seq: number; at: string },
  comment: CommentRecord,
  personId: string,
  own: readonly AnyReaction[],
): ReadingEvent {
  const { id: commentId, threadId, reactions } = presentComment(comment);
  const by = { personId, reactions: comment.deletedAt ? [] : [...own] };
  return { ...base, type: 'comment.reacted', reacted: { commentId, threadId, reactions, by } };
}

/** What everyone in the room is told: the thread whole when it is new, otherwise what changed of it. */
export function threadEvent(
  base: { seq: number; at: string },
  type: ThreadEventType,
  thread: ThreadRecord,
  comment: CommentRecord,
): ReadingEvent {
  if (type === 'thread.placed' || type === 'thread.changed') return { ...base, type, thread: presentThread(thread) };
  const shown = presentComment(comment);
  if (type === 'thread.opened') return { ...base, type, thread: presentThread(thread), comment: shown };
  const { id, moves, answerId, commentCount, lastCommentSeq, seq } = thread;
  const counts = {
    id,
    moves,
    answerId,
    commentCount,
    lastCommentAt: thread.lastCommentAt.toISOString(),
    lastCommentSeq,
    seq,
  };
  return { ...base, type, thread: counts, comment: shown };
}

function isThreadEvent(type: string): type is ThreadEventType {
  return (threadEventTypes as readonly string[]).includes(type);
}

/** Where a thread stands, as everyone who may read it sees it. */
export function presentAnchor(anchor: AnchorRecord): Anchor {
  const { blockId, spanStart, spanEnd, quote, certainty, suggestionBlockId, originBlockId, originRevision } = anchor;
  const hasSpan = spanStart !== null && spanEnd !== null && quote !== null;
  const hasOrigin = originBlockId !== null && originRevision !== null;
  return {
    blockId,
    isWhole: blockId === null && certainty === 'exact',
    span: hasSpan ? { start: spanStart, end: spanEnd, quote } : null,
    quote,
    certainty,
    suggestedBlockId: suggestionBlockId,
    lastPlace: hasOrigin ? { revisionNumber: originRevision, blockId: originBlockId } : null,
  };
}
