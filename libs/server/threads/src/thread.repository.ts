import { Injectable } from '@nestjs/common';
import { importedFromSchema, type MemberRole, type Person } from '@lectern/contracts';
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
  importedFrom: true,
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
    const { reading, actors } = await this.actors(
      commands.map((command) => command.personId),
      readingId,
      transaction,
    );
    if (!reading) return null;
    const comments = await this.comments(commands.flatMap(targetOf), transaction);
    const threadIds = commands.flatMap((command) => ('threadId' in command ? command.threadId : []));
    const threads = await this.threadsForUpdate(
      [...threadIds, ...comments.map((comment) => comment.threadId)],
      reading.currentRevisionId,
      transaction,
    );
    const blockIds = commands.flatMap((command) => ('anchor' in command ? blocksOf(command) : []));
    return new ThreadWork(
      reading,
      actors,
      new Map(threads.map((thread) => [thread.id, thread])),
      new Map(comments.map((comment) => [comment.id, comment])),
      await this.blockTexts(blockIds, reading.currentRevisionId, transaction),
    );
  }

  /** Stores everything a batch decided. */
  async store(work: ThreadWork, transaction: Transaction): Promise<void> {
    const { newThreads } = work;
    // whatever is done touches a thread
    if (newThreads.length === 0 && work.changedThreads.size === 0) return;
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
    for (const thread of work.placedThreads) {
      for (const [position, anchor] of thread.anchors.entries()) {
        await transaction.threadAnchor.update({
          where: {
            threadId_revisionId_position: {
              threadId: thread.id,
              revisionId: work.reading.currentRevisionId,
              position,
            },
          },
          data: anchor,
          select: { position: true },
        });
      }
    }
    for (const comment of work.changedComments) {
      const { id, body, editedAt, deletedAt, seq } = comment;
      await transaction.comment.update({
        where: { id },
        data: { body, editedAt, deletedAt, seq },
        select: { id: true },
      });
    }
    await this.storeCommentsAndCounts(work, transaction);
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
    place: { blockId: string | null } | { threadId: string },
    after: number,
    most: number,
  ): Promise<CommentRecord[]> {
    const thread =
      'threadId' in place
        ? { id: place.threadId, readingId }
        : { readingId, anchors: { some: { revisionId, ...standing(place.blockId) } } };
    const found = await this.database.client.comment.findMany({
      where: { thread, createdSeq: { gt: after } },
      orderBy: { createdSeq: 'asc' },
      take: most,
      select: commentColumns,
    });
    return found.map(asComment);
  }

  /** Every comment of a reading, in the order they were created. */
  async commentsOfReading(readingId: string): Promise<CommentRecord[]> {
    const found = await this.database.client.comment.findMany({
      where: { thread: { readingId } },
      orderBy: { createdSeq: 'asc' },
      select: commentColumns,
    });
    return found.map(asComment);
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

  /**
   * The facts of a reading, and those who give commands with their roles in its group. One statement:
   * as Prisma relations it was five, a fifth of a busy room's time.
   */
  private async actors(
    personIds: readonly string[],
    readingId: string,
    transaction: Transaction,
  ): Promise<{ reading: ReadingFacts | null; actors: Map<string, ActorRecord> }> {
    const rows = await transaction.$queryRaw<(ReadingFacts & Person & { personId: string; role: MemberRole | null })[]>(
      Prisma.sql`
        SELECT readings.id, readings.current_revision_id AS "currentRevisionId", groups.visibility::text AS visibility,
          groups.audience_version AS "audienceVersion", people.id AS "personId",
          people.display_name AS "displayName", memberships.role::text AS role
        FROM readings
        JOIN groups ON groups.id = readings.group_id
        LEFT JOIN people ON people.id = ANY(${[...new Set(personIds)]}::uuid[])
        LEFT JOIN memberships ON memberships.group_id = groups.id AND memberships.person_id = people.id
        WHERE readings.id = ${readingId}::uuid`,
    );
    const [first] = rows;
    if (!first) return { reading: null, actors: new Map() };
    const { id, currentRevisionId, visibility, audienceVersion } = first;
    return {
      reading: { id, currentRevisionId, visibility, audienceVersion },
      actors: new Map(
        rows.map(({ personId, displayName, role }) => [personId, { person: { id: personId, displayName }, role }]),
      ),
    };
  }

  /** Threads as `threads` gives them, in one statement instead of one for each relation. */
  private async threadsForUpdate(
    ids: readonly string[],
    revisionId: string,
    transaction: Transaction,
  ): Promise<ThreadRecord[]> {
    if (ids.length === 0) return [];
    return transaction.$queryRaw<ThreadRecord[]>(Prisma.sql`
      SELECT threads.id, threads.reading_id AS "readingId", threads.opened_at AS "openedAt",
        threads.comment_count AS "commentCount", threads.last_comment_at AS "lastCommentAt",
        threads.last_comment_seq AS "lastCommentSeq", threads.created_seq AS "createdSeq", threads.seq,
        CASE WHEN people.id IS NULL THEN NULL
          ELSE json_build_object('id', people.id, 'displayName', people.display_name) END AS "openedBy",
        (SELECT coalesce(json_agg(json_build_object('blockId', block_id, 'spanStart', span_start, 'spanEnd', span_end,
            'quote', quote, 'certainty', certainty, 'suggestionBlockId', suggestion_block_id,
            'originBlockId', origin_block_id, 'originRevision', origin_revision) ORDER BY position), '[]')
          FROM thread_anchors WHERE thread_id = threads.id AND revision_id = ${revisionId}::uuid) AS anchors
      FROM threads LEFT JOIN people ON people.id = threads.opened_by_id
      WHERE threads.id = ANY(${[...new Set(ids)]}::uuid[])`);
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

  /** New comments and what they change of threads and reading, in one statement: it is most of what a busy room writes. */
  private async storeCommentsAndCounts(work: ThreadWork, transaction: Transaction): Promise<void> {
    const comments = work.newComments.map(({ author, ...comment }) => ({ ...comment, authorId: author?.id ?? null }));
    const threads = [...work.changedThreads].map(({ id, commentCount, lastCommentAt, lastCommentSeq, seq }) => ({
      id,
      commentCount,
      lastCommentAt,
      lastCommentSeq,
      seq,
    }));
    await transaction.$executeRaw(Prisma.sql`
      WITH created AS (
        INSERT INTO comments (id, thread_id, parent_id, author_id, body, depth, created_at, created_seq, seq,
          edited_at, deleted_at, imported_from)
        SELECT id, "threadId", "parentId", "authorId", body, depth, "createdAt", "createdSeq", seq,
          "editedAt", "deletedAt", nullif("importedFrom", 'null'::jsonb)
        FROM jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) AS comment (id uuid, "threadId" uuid,
          "parentId" uuid, "authorId" uuid, body text, depth int, "createdAt" timestamptz, "createdSeq" int, seq int,
          "editedAt" timestamptz, "deletedAt" timestamptz, "importedFrom" jsonb)
      ), counted AS (
        UPDATE threads SET comment_count = thread."commentCount", last_comment_at = thread."lastCommentAt",
          last_comment_seq = thread."lastCommentSeq", seq = thread.seq
        FROM jsonb_to_recordset(${JSON.stringify(threads)}::jsonb) AS thread (id uuid, "commentCount" int,
          "lastCommentAt" timestamptz, "lastCommentSeq" int, seq int)
        WHERE threads.id = thread.id
      )
      UPDATE readings SET comment_count = comment_count + ${work.commentCountDelta}::int,
        last_comment_at = coalesce(${work.lastCommentAt}::timestamptz, last_comment_at)
      WHERE id = ${work.reading.id}::uuid`);
  }
}

/** The comment a command is about: the one it answers, changes or deletes. */
function targetOf(command: ThreadCommand): string[] {
  if (command.type === 'thread.open') return [];
  // a thread is named like its first comment
  if (command.type === 'thread.place') return [command.threadId];
  if (command.type === 'comment.create') return command.parentId === null ? [] : [command.parentId];
  return [command.commentId];
}

/** The blocks a command wants to put a thread on. */
function blocksOf(command: Extract<ThreadCommand, { anchor: unknown }>): string[] {
  const imported = command.type === 'thread.open' ? (command.importedAnchors ?? []) : [];
  return [command.anchor, ...imported].flatMap(({ blockId }) => blockId ?? []);
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

/** Anchors on a block, or (none given) on the whole reading; those in no place are on neither. */
function standing(blockId: string | null) {
  return blockId === null ? ({ blockId, certainty: 'exact' } as const) : { blockId };
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
