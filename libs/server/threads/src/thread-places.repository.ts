import { Injectable } from '@nestjs/common';
import type { Person } from '@lectern/contracts';
import { isHeard } from '@lectern/server/access';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { AnchorRecord } from './thread.records';
import { anchorColumns } from './thread.repository';

/** One of a thread's anchors on one revision. */
export interface PlacedAnchor extends AnchorRecord {
  readonly threadId: string;
  /** which of the thread's anchors, from 0 */
  readonly position: number;
}

/** What a thread is known by where its comments are not shown. */
export interface ThreadGlimpse {
  readonly openedBy: Person | null;
  readonly commentCount: number;
  /** its first comment; null when that is deleted */
  readonly body: string | null;
}

/** Where threads stand on the revisions of a reading. */
@Injectable()
export class ThreadPlaces {
  constructor(private readonly database: Database) {}

  /** Every anchor on a revision, those of threads without a word left as well. */
  onRevision(revisionId: string, transaction: Transaction = this.database.client): Promise<PlacedAnchor[]> {
    return transaction.threadAnchor.findMany({
      where: { revisionId },
      orderBy: [{ threadId: 'asc' }, { position: 'asc' }],
      select: { threadId: true, position: true, ...anchorColumns },
    });
  }

  /** Stores where every thread of a reading stands on its new revision, and that each was changed by that number. */
  async carry(
    readingId: string,
    revisionId: string,
    anchors: readonly PlacedAnchor[],
    seq: number,
    transaction: Transaction,
  ): Promise<void> {
    // one statement for all of them: the stream is held meanwhile
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO thread_anchors (thread_id, revision_id, position, block_id, span_start, span_end, quote, certainty,
        suggestion_block_id, origin_block_id, origin_revision)
      SELECT "threadId", ${revisionId}::uuid, position, "blockId", "spanStart", "spanEnd", quote,
        certainty::"AnchorCertainty", "suggestionBlockId", "originBlockId", "originRevision"
      FROM jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) AS anchor ("threadId" uuid, position int,
        "blockId" uuid, "spanStart" int, "spanEnd" int, quote text, certainty text, "suggestionBlockId" uuid,
        "originBlockId" uuid, "originRevision" int)`);
    // what is for a narrower audience has its numbers from another stream, and was carried before this one
    await transaction.thread.updateMany({ where: { readingId, audienceId: null }, data: { seq } });
  }

  /** What those of the given threads are known by that are for the whole group or for these audiences. */
  async glimpses(threadIds: readonly string[], heardIds: readonly string[]): Promise<Map<string, ThreadGlimpse>> {
    if (threadIds.length === 0) return new Map();
    // a thread is named like its first comment
    const rows = await this.database.client.$queryRaw<
      { id: string; commentCount: number; body: string | null; personId: string | null; displayName: string | null }[]
    >(Prisma.sql`
      SELECT threads.id, threads.comment_count AS "commentCount", people.id AS "personId",
        people.display_name AS "displayName", CASE WHEN comments.deleted_at IS NULL THEN comments.body END AS body
      FROM threads
      LEFT JOIN comments ON comments.id = threads.id
      LEFT JOIN people ON people.id = threads.opened_by_id
      WHERE threads.id = ANY(${[...new Set(threadIds)]}::uuid[])
        AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}`);
    return new Map(
      rows.map(({ id, personId, displayName, ...rest }) => [
        id,
        { ...rest, openedBy: personId === null ? null : { id: personId, displayName: displayName ?? '' } },
      ]),
    );
  }
}
