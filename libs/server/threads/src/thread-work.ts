import { anyReactionSchema, type AnyReaction } from '@lectern/contracts';
import type { CommentReactions, ReactionChange } from './reaction.repository';
import type { CommentVersion } from './version.repository';
import type {
  ActorRecord,
  AnchorRecord,
  CommentRecord,
  ReadingFacts,
  StreamFacts,
  ThreadRecord,
} from './thread.records';

/**
 * Everything a batch of commands looks at and changes, in memory: loaded once, decided in order,
 * stored once. A later command of the batch sees what an earlier one did.
 */
export class ThreadWork {
  readonly newThreads: ThreadRecord[] = [];
  readonly newComments: CommentRecord[] = [];
  readonly changedThreads = new Set<ThreadRecord>();
  readonly placedThreads = new Set<ThreadRecord>();
  /** threads of which something else is said than before */
  readonly describedThreads = new Set<ThreadRecord>();
  readonly changedComments = new Set<CommentRecord>();
  readonly reactionChanges: ReactionChange[] = [];
  /** what comments said before the batch's edits */
  newVersions: CommentVersion[] = [];
  readonly erasedCommentIds = new Set<string>();
  /** comments with other words than before the batch, or none */
  readonly wordedComments = new Set<CommentRecord>();
  /** how many more comments the reading has after the batch */
  commentCountDelta = 0;
  lastCommentAt: Date | null = null;

  constructor(
    readonly reading: ReadingFacts,
    readonly stream: StreamFacts,
    readonly actors: ReadonlyMap<string, ActorRecord>,
    readonly threads: Map<string, ThreadRecord>,
    readonly comments: Map<string, CommentRecord>,
    /** the text of the blocks that new threads point at */
    readonly blockTexts: ReadonlyMap<string, string>,
    /** of the comments that commands are about */
    private readonly reactions: Map<string, CommentReactions>,
    /** how many earlier versions the comments have that commands edit */
    private readonly versionCounts: ReadonlyMap<string, number>,
    /** `comment person`: the comment's author blocked the person */
    private readonly blockedAnswers: ReadonlySet<string>,
    /** `thread person`: when somebody said their last in a thread that is slow */
    private readonly lastSaid: ReadonlyMap<string, Date>,
  ) {}

  /** When somebody said their last in the reading, or in one of its threads, as far as anything is slow there. */
  saidAt({ person: { id }, saidAt }: ActorRecord, threadId: string | null): Date | null {
    const inBatch = this.newComments.findLast(
      (comment) => comment.author?.id === id && (threadId === null || comment.threadId === threadId),
    );
    return inBatch?.createdAt ?? (threadId === null ? saidAt : (this.lastSaid.get(`${threadId} ${id}`) ?? null));
  }

  /** Whether the author of a comment that is answered blocked somebody. */
  isBlockedBy(commentId: string, personId: string): boolean {
    return this.blockedAnswers.has(`${commentId} ${personId}`);
  }

  addThread(thread: ThreadRecord): void {
    this.threads.set(thread.id, thread);
    this.newThreads.push(thread);
  }

  addComment(thread: ThreadRecord, comment: CommentRecord): void {
    this.comments.set(comment.id, comment);
    this.newComments.push(comment);
    this.wordedComments.add(comment);
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
    if (change.deletedAt) this.eraseVersions(comment.id);
    else if (change.body !== undefined && change.body !== comment.body) this.keepVersion(comment);
    if (change.deletedAt && !comment.deletedAt) {
      thread.commentCount -= 1;
      this.commentCountDelta -= 1;
      if (thread.answerId === comment.id) this.changeThread(thread, { answerId: null }, seq);
    }
    if (change.body !== undefined) this.wordedComments.add(comment);
    Object.assign(comment, change, { seq }, change.body === undefined ? {} : { bodySeq: seq, isModerated: false });
    if (!this.newComments.includes(comment)) this.changedComments.add(comment);
    this.touch(thread, seq);
  }

  /** How many earlier versions a comment has by now. */
  versionCount(commentId: string): number {
    const added = this.newVersions.filter((version) => version.commentId === commentId).length;
    return (this.versionCounts.get(commentId) ?? 0) + added;
  }

  private keepVersion(comment: CommentRecord): void {
    const { id: commentId, bodySeq: seq, body, editedAt, createdAt, isModerated } = comment;
    this.newVersions.push({ commentId, seq, body, writtenAt: editedAt ?? createdAt, isModerated });
  }

  private eraseVersions(commentId: string): void {
    this.newVersions = this.newVersions.filter((version) => version.commentId !== commentId);
    this.erasedCommentIds.add(commentId);
  }

  /** Puts a reaction to a comment or takes it away; answers which are the person's then. */
  react(comment: CommentRecord, personId: string, reaction: AnyReaction, isOn: boolean, seq: number): AnyReaction[] {
    const known = this.reactions.get(comment.id) ?? { counts: [], own: new Map<string, AnyReaction[]>() };
    const before = known.own.get(personId) ?? [];
    const counts = new Map(known.counts.map((one) => [one.reaction, one.count]));
    if (before.includes(reaction) !== isOn) {
      counts.set(reaction, (counts.get(reaction) ?? 0) + (isOn ? 1 : -1));
      this.reactionChanges.push({ commentId: comment.id, personId, reaction, isOn });
    }
    const own = anyReactionSchema.options.filter((one) => (one === reaction ? isOn : before.includes(one)));
    known.own.set(personId, own);
    known.counts.splice(
      0,
      known.counts.length,
      ...anyReactionSchema.options.flatMap((one) => {
        const count = counts.get(one) ?? 0;
        return count > 0 ? [{ reaction: one, count }] : [];
      }),
    );
    this.reactions.set(comment.id, known);
    comment.reactions = [...known.counts];
    comment.seq = seq;
    if (!this.newComments.includes(comment)) this.changedComments.add(comment);
    return own;
  }

  /** Says where a thread stands on the present revision. */
  placeThread(thread: ThreadRecord, anchors: readonly AnchorRecord[], seq: number): void {
    thread.anchors = anchors;
    if (!this.newThreads.includes(thread)) this.placedThreads.add(thread);
    this.touch(thread, seq);
  }

  /** Says something of a thread; its place and its comments stay. */
  changeThread(
    thread: ThreadRecord,
    change: Partial<
      Pick<ThreadRecord, 'kind' | 'answerId' | 'resolvedAt' | 'resolvedBy' | 'pinnedAt' | 'closesAt' | 'slowSeconds'>
    >,
    seq: number,
  ): void {
    Object.assign(thread, change);
    this.describedThreads.add(thread);
    this.touch(thread, seq);
  }

  private touch(thread: ThreadRecord, seq: number): void {
    thread.seq = seq;
    if (!this.newThreads.includes(thread)) this.changedThreads.add(thread);
  }
}
