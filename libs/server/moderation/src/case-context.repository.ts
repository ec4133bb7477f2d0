import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '@lectern/server/database';

/** A comment of the thread a case is in. */
export interface ThreadLine {
  readonly id: string;
  readonly authorId: string | null;
  readonly body: string;
  readonly isGone: boolean;
  readonly at: Date;
}

/** Something that happened to a case besides decisions. */
export interface TurnRecord {
  readonly id: string;
  readonly what: string;
  readonly byId: string | null;
  readonly toId: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** Lines of a thread shown around a case: those before it, the comment, and some after it. */
const linesAround = 20;

/** What a case is to be seen with: the paragraph, the thread, what happened before. */
@Injectable()
export class CaseContextRepository {
  constructor(private readonly database: Database) {}

  /** The paragraph a thread stands on in the present revision. */
  async block(threadId: string): Promise<{ id: string; number: number | null; text: string } | null> {
    const [found] = await this.database.client.$queryRaw<
      { id: string; number: number | null; text: string }[]
    >(Prisma.sql`
      SELECT blocks.id, blocks.number, blocks.text FROM threads
      JOIN readings ON readings.id = threads.reading_id
      JOIN thread_anchors ON thread_anchors.thread_id = threads.id AND thread_anchors.position = 0
        AND thread_anchors.revision_id = readings.current_revision_id
      JOIN blocks ON blocks.id = thread_anchors.block_id
      WHERE threads.id = ${threadId}::uuid`);
    return found ?? null;
  }

  /** What is said in the thread before and after a comment, in order. */
  thread(threadId: string, commentId: string): Promise<ThreadLine[]> {
    return this.database.client.$queryRaw<ThreadLine[]>(Prisma.sql`
      WITH about AS (SELECT created_seq FROM comments WHERE id = ${commentId}::uuid),
        before AS (SELECT comments.* FROM comments, about WHERE thread_id = ${threadId}::uuid
          AND comments.created_seq <= about.created_seq ORDER BY comments.created_seq DESC LIMIT ${linesAround}),
        after AS (SELECT comments.* FROM comments, about WHERE thread_id = ${threadId}::uuid
          AND comments.created_seq > about.created_seq ORDER BY comments.created_seq LIMIT ${linesAround})
      SELECT id, author_id AS "authorId", body, deleted_at IS NOT NULL AS "isGone", created_at AS at
      FROM (SELECT * FROM before UNION ALL SELECT * FROM after) AS around ORDER BY created_seq`);
  }

  turns(caseId: string): Promise<TurnRecord[]> {
    return this.database.client.caseTurn.findMany({
      where: { caseId },
      orderBy: { at: 'asc' },
      select: { id: true, what: true, byId: true, toId: true, words: true, at: true },
    });
  }

  /** Of how many comments by somebody in a group a restriction still holds. */
  restrictionsOf(authorId: string, groupId: string): Promise<number> {
    return this.database.client.decision.count({
      where: {
        endedAt: null,
        action: { in: ['warn', 'ask-change', 'hold', 'hide', 'remove'] },
        case: { groupId, comment: { authorId } },
      },
    });
  }
}
