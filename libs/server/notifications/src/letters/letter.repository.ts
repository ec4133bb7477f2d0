import { Injectable } from '@nestjs/common';
import type { DigestRhythm, NotificationReason } from '@lectern/contracts';
import type { SessionLetterKind } from '@lectern/domain';
import { Database, Prisma } from '@lectern/server/database';

/** A letter that somebody has begun to write, and whom it is for. */
export interface ClaimedLetter {
  readonly id: string;
  readonly personId: string;
  readonly kind: 'mentions' | 'digest' | SessionLetterKind;
  readonly attempts: number;
  readonly email: string;
  readonly timeZone: string;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly isWanted: boolean;
  readonly unsubscribeKey: string;
}

interface DueDigest {
  readonly personId: string;
  readonly timeZone: string;
  readonly digest: DigestRhythm;
  readonly dueAt: Date;
}

const digestsAtOnce = 200;

/** Letters about what people were told, and how far each is. */
@Injectable()
export class LetterRepository {
  constructor(private readonly database: Database) {}

  /** Makes the digests that are due into letters, each once, and says when the person's next one is. */
  async makeDigests(now: Date, nextAt: (of: DueDigest) => Date | null): Promise<void> {
    await this.database.write(async (transaction) => {
      const due = await transaction.$queryRaw<DueDigest[]>(Prisma.sql`
        SELECT person_id AS "personId", time_zone AS "timeZone", digest::text AS digest, next_digest_at AS "dueAt"
        FROM notification_settings WHERE next_digest_at <= ${now}::timestamptz
        ORDER BY next_digest_at LIMIT ${digestsAtOnce}::int FOR UPDATE SKIP LOCKED`);
      for (const one of due) {
        const { personId, dueAt } = one;
        await transaction.letter.createMany({
          data: [{ personId, kind: 'digest', slot: `digest ${dueAt.toISOString()}`, dueAt }],
          skipDuplicates: true,
        });
        await transaction.notificationSettings.update({
          where: { personId },
          data: { nextDigestAt: nextAt(one) },
          select: { personId: true },
        });
      }
    });
  }

  /** Letters to be written now: those that are due, and those whose writer died before they left. */
  async due(now: Date, most: number): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT id FROM letters WHERE (state = 'waiting' AND due_at <= ${now}::timestamptz)
        OR (state = 'claimed' AND lease_until <= ${now}::timestamptz)
      ORDER BY due_at LIMIT ${most}::int`);
    return rows.map(({ id }) => id);
  }

  /** Those given to the mail server by a server that died before it heard the answer: they are not given again. */
  async giveUpUnknown(before: Date): Promise<number> {
    const { count } = await this.database.client.letter.updateMany({
      where: { state: 'handed', leaseUntil: { lte: before } },
      data: { state: 'failed' },
    });
    return count;
  }

  /** Takes a letter to write it, if nobody else has; from now on another about mentions may wait. */
  async claim(letterId: string, now: Date, leaseUntil: Date): Promise<ClaimedLetter | null> {
    const rows = await this.database.client.$queryRaw<ClaimedLetter[]>(Prisma.sql`
      UPDATE letters SET state = 'claimed', attempts = letters.attempts + 1, slot = CASE
          WHEN letters.kind = 'mentions' THEN letters.id::text ELSE letters.slot END,
        lease_until = ${leaseUntil}::timestamptz
      FROM people, notification_settings AS settings
      WHERE letters.id = ${letterId}::uuid AND people.id = letters.person_id AND settings.person_id = letters.person_id
        AND ((letters.state = 'waiting' AND letters.due_at <= ${now}::timestamptz)
          OR (letters.state = 'claimed' AND letters.lease_until <= ${now}::timestamptz))
      RETURNING letters.id, letters.person_id AS "personId", letters.kind::text AS kind, letters.attempts, people.email,
        settings.time_zone AS "timeZone", settings.quiet_from AS "quietFrom", settings.quiet_to AS "quietTo",
        settings.unsubscribe_key AS "unsubscribeKey",
        CASE letters.kind WHEN 'mentions' THEN settings.mail_mentions WHEN 'digest' THEN settings.digest <> 'never'
          ELSE settings.mail_sessions END AS "isWanted"`);
    return rows[0] ?? null;
  }

  /** Gives a letter what no other letter has told of and is not read; answers all it tells of. */
  async fill(letterId: string, personId: string, reasons: readonly NotificationReason[]): Promise<string[]> {
    await this.database.client.notification.updateMany({
      where: { personId, readAt: null, letterId: null, reason: { in: [...reasons] } },
      data: { letterId },
    });
    const rows = await this.database.client.notification.findMany({
      where: { letterId, readAt: null },
      orderBy: { createdAt: 'desc' },
      select: { commentId: true },
    });
    return rows.map(({ commentId }) => commentId);
  }

  /** Writes down that the letter is out of our hands. Throws when somebody else has it by now. */
  async handOver(letterId: string, attempts: number): Promise<void> {
    const { count } = await this.database.client.letter.updateMany({
      where: { id: letterId, state: 'claimed', attempts },
      data: { state: 'handed' },
    });
    if (count === 0) throw new Error('Another server writes this letter.');
  }

  async end(letterId: string, state: 'sent' | 'dropped' | 'failed'): Promise<void> {
    await this.database.client.letter.update({
      where: { id: letterId },
      data: { state, sentAt: state === 'sent' ? new Date() : null },
      select: { id: true },
    });
  }

  /** Puts a letter off that was not taken. */
  async putOff(letterId: string, dueAt: Date, isTry: boolean): Promise<void> {
    await this.database.client.letter.update({
      where: { id: letterId },
      data: { state: 'waiting', dueAt, ...(isTry ? {} : { attempts: 0 }) },
      select: { id: true },
    });
  }
}
