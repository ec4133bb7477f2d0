import { Injectable } from '@nestjs/common';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { tellOf, type Callable, type Said } from './telling.statements';

/** That somebody is told of a comment, by which number of theirs. */
export interface Told {
  readonly personId: string;
  readonly commentId: string;
  readonly seq: number;
}

/** A stretch of a reading's stream that nobody was told of yet. */
export interface Untold {
  readonly said: readonly Said[];
  /** the last number looked at; null: there is nothing more */
  readonly upTo: number | null;
}

const lookedAtOnce = 200;
const saidBy: Readonly<Record<string, 'new' | 'edit'>> = {
  'thread.opened': 'new',
  'comment.created': 'new',
  // who was told before it was withheld is not told again
  'comment.restored': 'new',
  'comment.edited': 'edit',
};

/** How far each reading's stream was told of, and who is told what. */
@Injectable()
export class TellingRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  /** The readings and circles whose streams have more than was told of. */
  async behind(): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT streams.id FROM streams LEFT JOIN told_streams ON told_streams.stream_id = streams.id
      WHERE streams.kind IN ('reading', 'circle') AND streams.head > coalesce(told_streams.seq, 0)`);
    return rows.map(({ id }) => id);
  }

  /** Takes a stream to tell of, until the transaction ends; null when another server has it, or there is none. */
  async take(streamId: string, transaction: Transaction): Promise<number | null> {
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO told_streams (stream_id, seq) SELECT id, 0 FROM streams
      WHERE id = ${streamId}::uuid AND kind IN ('reading', 'circle')
      ON CONFLICT DO NOTHING`);
    const rows = await transaction.$queryRaw<{ seq: number }[]>(Prisma.sql`
      SELECT seq FROM told_streams WHERE stream_id = ${streamId}::uuid FOR UPDATE SKIP LOCKED`);
    return rows[0]?.seq ?? null;
  }

  /** What comes after a number: at most so many comments that at most so many people are written for together. */
  async untold(streamId: string, after: number, peopleAtOnce: number, transaction: Transaction): Promise<Untold> {
    const events = await transaction.streamEvent.findMany({
      where: { streamId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: lookedAtOnce,
      select: { seq: true, type: true, commentId: true },
    });
    if (events.length === 0) return { said: [], upTo: null };
    const [{ members } = { members: 0 }] = await transaction.$queryRaw<{ members: number }[]>(Prisma.sql`
      SELECT count(*)::int AS members FROM memberships
      WHERE group_id = (SELECT group_id FROM readings WHERE id = coalesce(
        (SELECT reading_id FROM audiences WHERE id = ${streamId}::uuid), ${streamId}::uuid))`);
    const most = Math.max(1, Math.floor(peopleAtOnce / Math.max(1, members)));
    const said = new Map<string, Said>();
    let upTo = after;
    for (const { seq, type, commentId } of events) {
      const kind = saidBy[type];
      if (kind && commentId !== null) {
        if (said.size >= most && !said.has(commentId)) break;
        const isEdit = kind === 'edit' && (said.get(commentId)?.isEdit ?? true);
        said.set(commentId, { commentId, seq, isEdit });
      }
      upTo = seq;
    }
    return { said: [...said.values()], upTo };
  }

  tell(said: readonly Said[], callable: Callable, at: Date, transaction: Transaction): Promise<Told[]> {
    return transaction.$queryRaw<Told[]>(tellOf(said, callable, at));
  }

  /** Has a letter written soon to those who want one for mentions; of one that waits already another is not made. */
  async orderLetters(told: readonly Told[], dueAt: Date, transaction: Transaction): Promise<void> {
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO letters (person_id, kind, slot, due_at)
      SELECT DISTINCT notifications.person_id, 'mentions'::"LetterKind", 'mentions', ${dueAt}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS told ("personId" uuid, "commentId" uuid)
      JOIN notifications ON notifications.person_id = told."personId" AND notifications.comment_id = told."commentId"
        AND notifications.reason = 'mention'
      JOIN notification_settings ON notification_settings.person_id = notifications.person_id
        AND notification_settings.mail_mentions
      ON CONFLICT (person_id, slot) DO NOTHING`);
  }

  async toldUpTo(streamId: string, seq: number, transaction: Transaction): Promise<void> {
    await transaction.toldStream.update({ where: { streamId }, data: { seq }, select: { streamId: true } });
  }
}
