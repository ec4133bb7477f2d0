import type { Comment, Person, ReadingEvent, Thread } from '@lectern/contracts';

/** People, threads and comments for the tests of this library. */
export const ada: Person = { id: 'ada', displayName: 'Ada' };
export const ben: Person = { id: 'ben', displayName: 'Ben' };
const at = '2026-01-01T00:00:00Z';

/** A thread at a block (null: on the whole reading), perhaps with quoted words. */
export function sampleThread(id: string, blockId: string | null, changes: Partial<Thread> = {}): Thread {
  const anchor = {
    blockId,
    isWhole: blockId === null,
    span: null,
    quote: null,
    certainty: 'exact' as const,
    suggestedBlockId: null,
    lastPlace: null,
  };
  const thread = {
    id,
    readingId: 'reading',
    audience: 'group' as const,
    streamId: 'reading',
    moves: 0,
    kind: 'comment' as const,
    answerId: null,
    resolved: null,
    isPinned: false,
    closesAt: null,
    slowSeconds: null,
    anchors: [anchor],
    openedBy: ada,
    openedAt: at,
    commentCount: 1,
    lastCommentAt: at,
    lastCommentSeq: 1,
    createdSeq: 1,
    seq: 1,
  };
  return { ...thread, ...changes };
}

/** A comment of thread `t`, created and changed last with `seq`. */
export function sampleComment(id: string, seq: number, author: Person, changes: Partial<Comment> = {}): Comment {
  const comment = {
    id,
    threadId: 't',
    parentId: null,
    author,
    body: id,
    createdAt: at,
    editedAt: null,
    isDeleted: false,
    withheldAs: null,
    reactions: [],
    importedFrom: null,
    isModerated: false,
    liveSessionId: null,
    createdSeq: seq,
    seq,
    moves: 0,
  };
  return { ...comment, ...changes };
}

/** An event of a comment of a thread that stands at `b`. */
export function commentEvent(
  type: 'comment.created' | 'comment.edited' | 'comment.deleted' | 'comment.withheld' | 'comment.restored',
  comment: Comment,
  commentCount = 1,
): ReadingEvent {
  const thread = {
    id: comment.threadId,
    moves: comment.moves,
    answerId: null,
    commentCount,
    lastCommentAt: at,
    lastCommentSeq: comment.createdSeq,
    seq: comment.seq,
  };
  return { seq: comment.seq, at, type, thread, comment };
}
