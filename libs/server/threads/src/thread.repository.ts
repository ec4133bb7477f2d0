import { Injectable } from '@nestjs/common';
import type { Person } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { ThreadCommand } from './thread-command';
import { ThreadWork } from './thread-work';
import type { ActorRecord, CommentRecord, ReadingFacts, ThreadRecord } from './thread.records';

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
} as const;

/** Threads and comments in PostgreSQL. */
@Injectable()
export class ThreadRepository {
  constructor(private readonly database: Database) {}

  /** Loads what a batch of commands looks at; null when there is no such reading. */
  async work(
    readingId: string,
    commands: readonly ThreadCommand[],
    transaction: Transaction,
  ): Promise<ThreadWork | null> {
    const reading = await this.readingFacts(readingId, transaction);
    if (!reading) return null;
    const targetIds = commands.flatMap((command) =>
      command.type === 'comment.create'
        ? (command.parentId ?? [])
        : command.type === 'thread.open'
          ? []
          : command.commentId,
    );
    const comments = await this.comments(targetIds, transaction);
    const threadIds = [
      ...commands.flatMap((command) => (command.type === 'comment.create' ? command.threadId : [])),
      ...comments.map((comment) => comment.threadId),
    ];
    const threads = await this.threads(threadIds, reading.currentRevisionId, transaction);
    const blockIds = commands.flatMap((command) =>
      command.type === 'thread.open' ? (command.anchor.blockId ?? []) : [],
    );
    return new ThreadWork(
      reading,
      await this.actors(
        commands.map((command) => command.personId),
        readingId,
        transaction,
      ),
      new Map(threads.map((thread) => [thread.id, thread])),
      new Map(comments.map((comment) => [comment.id, comment])),
      await this.blockTexts(blockIds, reading.currentRevisionId, transaction),
    );
  }

  /** Stores everything a batch decided. */
  async store(work: ThreadWork, transaction: Transaction): Promise<void> {
    const { newThreads, newComments } = work;
    if (newThreads.length > 0) {
      await transaction.thread.createMany({
        data: newThreads.map(({ anchors: _, openedBy, ...thread }) => ({
          ...thread,
          openedById: openedBy?.id ?? null,
        })),
      });
      await transaction.threadAnchor.createMany({
        data: newThreads.flatMap((thread) =>
          thread.anchors.map((anchor, position) => ({
            ...anchor,
            threadId: thread.id,
            revisionId: work.reading.currentRevisionId,
            position,
          })),
        ),
      });
    }
    if (newComments.length > 0) {
      await transaction.comment.createMany({
        data: newComments.map(({ author, ...comment }) => ({ ...comment, authorId: author?.id ?? null })),
      });
    }
    for (const comment of work.changedComments) {
      const { id, body, editedAt, deletedAt, seq } = comment;
      await transaction.comment.update({
        where: { id },
        data: { body, editedAt, deletedAt, seq },
        select: { id: true },
      });
    }
    await this.storeCounts([...work.changedThreads], transaction);
    if (work.commentCountDelta !== 0) {
      await transaction.reading.update({
        where: { id: work.reading.id },
        data: {
          commentCount: { increment: work.commentCountDelta },
          ...(work.lastCommentAt ? { lastCommentAt: work.lastCommentAt } : {}),
        },
        select: { id: true },
      });
    }
  }

  async readingFacts(readingId: string, transaction: Transaction = this.database.client): Promise<ReadingFacts | null> {
    const found = await transaction.reading.findUnique({
      where: { id: readingId },
      select: { id: true, currentRevisionId: true, group: { select: { visibility: true, audienceVersion: true } } },
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

  async comments(ids: readonly string[], transaction: Transaction = this.database.client): Promise<CommentRecord[]> {
    if (ids.length === 0) return [];
    return transaction.comment.findMany({ where: { id: { in: [...new Set(ids)] } }, select: commentColumns });
  }

  /** The comments at one place, in the order they were created. */
  commentsAt(
    readingId: string,
    revisionId: string,
    place: { blockId: string | null } | { threadId: string },
    after: number,
    most: number,
  ): Promise<CommentRecord[]> {
    const thread =
      'threadId' in place
        ? { id: place.threadId, readingId }
        : { readingId, anchors: { some: { revisionId, blockId: place.blockId } } };
    return this.database.client.comment.findMany({
      where: { thread, createdSeq: { gt: after } },
      orderBy: { createdSeq: 'asc' },
      take: most,
      select: commentColumns,
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

  private async actors(
    personIds: readonly string[],
    readingId: string,
    transaction: Transaction,
  ): Promise<Map<string, ActorRecord>> {
    const found = await transaction.person.findMany({
      where: { id: { in: [...new Set(personIds)] } },
      select: {
        id: true,
        displayName: true,
        memberships: { where: { group: { readings: { some: { id: readingId } } } }, select: { role: true } },
      },
    });
    return new Map(
      found.map(({ memberships, ...who }): [string, ActorRecord] => [
        who.id,
        { person: who satisfies Person, role: memberships[0]?.role ?? null },
      ]),
    );
  }

  private async blockTexts(
    ids: readonly string[],
    revisionId: string,
    transaction: Transaction,
  ): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const found = await transaction.block.findMany({
      where: { id: { in: [...new Set(ids)] }, revisionId },
      select: { id: true, text: true },
    });
    return new Map(found.map((block) => [block.id, block.text]));
  }

  /** One statement for all threads of a batch: an update for each took most of a batch's time. */
  private async storeCounts(threads: readonly ThreadRecord[], transaction: Transaction): Promise<void> {
    if (threads.length === 0) return;
    const rows = threads.map(
      (thread) =>
        Prisma.sql`(${thread.id}::uuid, ${thread.commentCount}::int, ${thread.lastCommentAt}::timestamptz, ${thread.lastCommentSeq}::int, ${thread.seq}::int)`,
    );
    await transaction.$executeRaw(Prisma.sql`
      UPDATE threads SET comment_count = changed.comment_count, last_comment_at = changed.last_comment_at,
        last_comment_seq = changed.last_comment_seq, seq = changed.seq
      FROM (VALUES ${Prisma.join(rows)}) AS changed (id, comment_count, last_comment_at, last_comment_seq, seq)
      WHERE threads.id = changed.id`);
  }
}

/** A thread's columns with its anchors on one revision. */
export function threadColumns(revisionId: string) {
  return {
    id: true,
    readingId: true,
    openedBy: person,
    openedAt: true,
    anchors: {
      where: { revisionId },
      orderBy: { position: 'asc' },
      select: { blockId: true, spanStart: true, spanEnd: true, quote: true, certainty: true },
    },
    createdSeq: true,
    commentCount: true,
    lastCommentAt: true,
    lastCommentSeq: true,
    seq: true,
  } as const;
}
