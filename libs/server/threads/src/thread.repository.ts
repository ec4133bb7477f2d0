import { Injectable } from '@nestjs/common';
import { importedFromSchema } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import { type CommentScope, threadsIn } from './comment-scope';
import { ReactionRepository, type CommentReactions } from './reaction.repository';
import type { CommentRecord, ReadingFacts, ThreadRecord } from './thread.records';

const person = { select: { id: true, displayName: true } } as const;
const commentColumns = {
  id: true,
  threadId: true,
  parentId: true,
  author: person,
  body: true,
  depth: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  createdSeq: true,
  seq: true,
  bodySeq: true,
  importedFrom: true,
  withheldAs: true,
} as const;

/** Threads and comments in PostgreSQL. */
@Injectable()
export class ThreadRepository {
  constructor(
    private readonly database: Database,
    private readonly reactions: ReactionRepository,
  ) {}

  async readingFacts(readingId: string, transaction: Transaction = this.database.client): Promise<ReadingFacts | null> {
    const found = await transaction.reading.findUnique({
      where: { id: readingId },
      select: {
        id: true,
        currentRevisionId: true,
        group: { select: { visibility: true, audienceVersion: true, reactions: true } },
      },
    });
    return found && { id: found.id, currentRevisionId: found.currentRevisionId, ...found.group };
  }

  async title(readingId: string): Promise<string> {
    const found = await this.database.client.reading.findUnique({ where: { id: readingId }, select: { title: true } });
    return found?.title ?? '';
  }

  async threads(
    ids: readonly string[],
    revisionId: string,
    transaction: Transaction = this.database.client,
  ): Promise<ThreadRecord[]> {
    if (ids.length === 0) return [];
    const found = await transaction.thread.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: threadColumns(revisionId),
    });
    return found;
  }

  async comments(ids: readonly string[]): Promise<CommentRecord[]> {
    return this.reactedTo(await this.bareComments(ids, this.database.client));
  }

  /** Comments without their reactions. */
  private async bareComments(ids: readonly string[], transaction: Transaction): Promise<BareComment[]> {
    if (ids.length === 0) return [];
    const found = await transaction.comment.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: commentColumns,
    });
    return found.map(asComment);
  }

  /** The comments at one place, in the order they were created. */
  async commentsAt(
    readingId: string,
    revisionId: string,
    place: CommentScope,
    after: number,
    most: number,
  ): Promise<CommentRecord[]> {
    const thread = { readingId, ...threadsIn(place, revisionId) };
    const found = await this.database.client.comment.findMany({
      where: { thread, createdSeq: { gt: after } },
      orderBy: { createdSeq: 'asc' },
      take: most,
      select: commentColumns,
    });
    return this.reactedTo(found.map(asComment));
  }

  /** Every comment of a reading, in the order they were created. */
  async commentsOfReading(readingId: string): Promise<CommentRecord[]> {
    const found = await this.database.client.comment.findMany({
      where: { thread: { readingId } },
      orderBy: { createdSeq: 'asc' },
      select: commentColumns,
    });
    return this.reactedTo(found.map(asComment));
  }

  private async reactedTo(comments: readonly BareComment[]): Promise<CommentRecord[]> {
    return withReactions(comments, await this.reactions.of(comments.map(({ id }) => id)));
  }

  /** The revisions of these ids. */
  revisions(ids: readonly string[]): Promise<{ id: string; number: number; publishedAt: Date }[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.client.revision.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, number: true, publishedAt: true },
    });
  }

  /** The reading a thread or comment belongs to; null when there is none. */
  async readingOf(target: { threadId: string } | { commentId: string }): Promise<string | null> {
    const found =
      'threadId' in target
        ? await this.database.client.thread.findUnique({ where: { id: target.threadId }, select: { readingId: true } })
        : (
            await this.database.client.comment.findUnique({
              where: { id: target.commentId },
              select: { thread: { select: { readingId: true } } },
            })
          )?.thread;
    return found?.readingId ?? null;
  }
}

/** The columns of where a thread stands. */
export const anchorColumns = {
  blockId: true,
  spanStart: true,
  spanEnd: true,
  quote: true,
  certainty: true,
  suggestionBlockId: true,
  originBlockId: true,
  originRevision: true,
} as const;

type BareComment = Omit<CommentRecord, 'reactions'>;

function withReactions(comments: readonly BareComment[], reactions: Map<string, CommentReactions>): CommentRecord[] {
  return comments.map((comment) => ({ ...comment, reactions: reactions.get(comment.id)?.counts ?? [] }));
}

function asComment<T extends { importedFrom: unknown }>(row: T): T & Pick<CommentRecord, 'importedFrom'> {
  return { ...row, importedFrom: row.importedFrom === null ? null : importedFromSchema.parse(row.importedFrom) };
}

/** A thread's columns with its anchors on one revision. */
export function threadColumns(revisionId: string) {
  return {
    id: true,
    readingId: true,
    openedBy: person,
    openedAt: true,
    kind: true,
    answerId: true,
    resolvedAt: true,
    resolvedBy: person,
    pinnedAt: true,
    anchors: {
      where: { revisionId },
      orderBy: { position: 'asc' },
      select: anchorColumns,
    },
    createdSeq: true,
    commentCount: true,
    lastCommentAt: true,
    lastCommentSeq: true,
    seq: true,
  } as const;
}
