import type { ActorRecord, AnchorRecord, CommentRecord, ReadingFacts, ThreadRecord } from './thread.records';

/**
 * Everything a batch of commands looks at and changes, in memory: loaded once, decided in order,
 * stored once. A later command of the batch sees what an earlier one did.
 */
export class ThreadWork {
  readonly newThreads: ThreadRecord[] = [];
  readonly newComments: CommentRecord[] = [];
  readonly changedThreads = new Set<ThreadRecord>();
  readonly placedThreads = new Set<ThreadRecord>();
  readonly changedComments = new Set<CommentRecord>();
  /** how many more comments the reading has after the batch */
  commentCountDelta = 0;
  lastCommentAt: Date | null = null;

  constructor(
    readonly reading: ReadingFacts,
    readonly actors: ReadonlyMap<string, ActorRecord>,
    readonly threads: Map<string, ThreadRecord>,
    readonly comments: Map<string, CommentRecord>,
    /** the text of the blocks that new threads point at */
    readonly blockTexts: ReadonlyMap<string, string>,
  ) {}

  addThread(thread: ThreadRecord): void {
    this.threads.set(thread.id, thread);
    this.newThreads.push(thread);
  }

  addComment(thread: ThreadRecord, comment: CommentRecord): void {
    this.comments.set(comment.id, comment);
    this.newComments.push(comment);
    thread.commentCount += 1;
    thread.lastCommentAt = comment.createdAt;
    thread.lastCommentSeq = comment.createdSeq;
    this.lastCommentAt = comment.createdAt;
    this.touch(thread, comment.createdSeq);
    this.commentCountDelta += 1;
  }

  changeComment(
    thread: ThreadRecord,
    comment: CommentRecord,
    change: Partial<Pick<CommentRecord, 'body' | 'editedAt' | 'deletedAt'>>,
    seq: number,
  ): void {
    if (change.deletedAt && !comment.deletedAt) {
      thread.commentCount -= 1;
      this.commentCountDelta -= 1;
    }
    Object.assign(comment, change, { seq });
    if (!this.newComments.includes(comment)) this.changedComments.add(comment);
    this.touch(thread, seq);
  }

  /** Puts one of a thread's anchors elsewhere on the present revision. */
  placeThread(thread: ThreadRecord, position: number, anchor: AnchorRecord, seq: number): void {
    thread.anchors = thread.anchors.with(position, anchor);
    if (!this.newThreads.includes(thread)) this.placedThreads.add(thread);
    this.touch(thread, seq);
  }

  private touch(thread: ThreadRecord, seq: number): void {
    thread.seq = seq;
    if (!this.newThreads.includes(thread)) this.changedThreads.add(thread);
  }
}
