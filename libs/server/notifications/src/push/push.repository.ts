import { Injectable } from '@nestjs/common';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { isRead, joined, standing, type PersonComment } from '../notification.repository';

/** A push that somebody has begun to send, and where it goes. */
export interface ClaimedPush {
  readonly id: string;
  readonly threadId: string;
  readonly personId: string;
  readonly attempts: number;
  readonly subscriptionId: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly showsWords: boolean;
  /** whether the sign-in it belongs to still holds */
  readonly holds: boolean;
  readonly timeZone: string | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
}

/** What the last push about the thread told of is still unread. */
const isUnseen = Prisma.sql`EXISTS (
  SELECT 1 FROM push_subscriptions JOIN notifications ON notifications.person_id = push_subscriptions.person_id ${joined}
  WHERE push_subscriptions.id = pushes.subscription_id AND threads.id = pushes.thread_id
    AND notifications.created_at <= pushes.sent_at AND ${standing} AND NOT ${isRead})`;

/** Which browsers are to be told of something in which thread, and how far each is. */
@Injectable()
export class PushRepository {
  constructor(private readonly database: Database) {}

  /** Has the browsers of people who were told something told of the thread, unless they were and nobody looked yet. */
  async order(told: readonly PersonComment[], dueAt: Date, transaction: Transaction): Promise<void> {
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO pushes (subscription_id, thread_id, due_at)
      SELECT DISTINCT push_subscriptions.id, comments.thread_id, ${dueAt}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS told ("personId" uuid, "commentId" uuid)
      JOIN push_subscriptions ON push_subscriptions.person_id = told."personId"
      JOIN comments ON comments.id = told."commentId"
      ON CONFLICT (subscription_id, thread_id) DO UPDATE SET due_at = EXCLUDED.due_at, attempts = 0,
        state = CASE pushes.state WHEN 'claimed' THEN pushes.state ELSE 'waiting' END
      WHERE pushes.state IN ('claimed', 'dropped', 'failed') OR (pushes.state = 'sent' AND NOT ${isUnseen})`);
  }

  /** Pushes to be sent now: those that are due, and those whose sender died. */
  async due(now: Date, most: number): Promise<string[]> {
    const rows = await this.database.client.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT id FROM pushes WHERE (state = 'waiting' AND due_at <= ${now}::timestamptz)
        OR (state = 'claimed' AND lease_until <= ${now}::timestamptz)
      ORDER BY due_at LIMIT ${most}::int`);
    return rows.map(({ id }) => id);
  }

  /** Takes a push to send it, if nobody else has. */
  async claim(id: string, now: Date, leaseUntil: Date, idleBefore: Date): Promise<ClaimedPush | null> {
    const rows = await this.database.client.$queryRaw<ClaimedPush[]>(Prisma.sql`
      UPDATE pushes SET state = 'claimed', attempts = pushes.attempts + 1, lease_until = ${leaseUntil}::timestamptz
      FROM push_subscriptions AS browser JOIN sessions ON sessions.id = browser.session_id
        LEFT JOIN notification_settings AS settings ON settings.person_id = browser.person_id
      WHERE pushes.id = ${id}::uuid AND browser.id = pushes.subscription_id
        AND ((pushes.state = 'waiting' AND pushes.due_at <= ${now}::timestamptz)
          OR (pushes.state = 'claimed' AND pushes.lease_until <= ${now}::timestamptz))
      RETURNING pushes.id, pushes.thread_id AS "threadId", pushes.attempts, browser.id AS "subscriptionId",
        browser.person_id AS "personId", browser.endpoint, browser.p256dh, browser.auth,
        browser.shows_words AS "showsWords", settings.time_zone AS "timeZone", settings.quiet_from AS "quietFrom",
        settings.quiet_to AS "quietTo",
        (sessions.expires_at > ${now}::timestamptz AND sessions.last_seen_at > ${idleBefore}::timestamptz) AS holds`);
    return rows[0] ?? null;
  }

  async sent(id: string, at: Date): Promise<void> {
    await this.end(id, { state: 'sent', sentAt: at });
  }

  async failed(id: string): Promise<void> {
    await this.end(id, { state: 'failed' });
  }

  /** There was nothing to be told; what was said since it was looked at waits anew. */
  async dropped(id: string, lookedAt: Date): Promise<void> {
    await this.database.client.$executeRaw(Prisma.sql`
      UPDATE pushes SET state = (CASE WHEN due_at > ${lookedAt}::timestamptz THEN 'waiting' ELSE 'dropped' END)::"PushState"
      WHERE id = ${id}::uuid AND state = 'claimed'`);
  }

  async putOff(id: string, dueAt: Date, isTry: boolean): Promise<void> {
    await this.end(id, { state: 'waiting', dueAt, ...(isTry ? {} : { attempts: 0 }) });
  }

  async forgetOld(before: Date): Promise<void> {
    await this.database.client.push.deleteMany({
      where: { state: { in: ['sent', 'dropped', 'failed'] }, dueAt: { lt: before } },
    });
  }

  /** It may be gone meanwhile, with its browser. */
  private async end(id: string, data: Prisma.PushUpdateManyMutationInput): Promise<void> {
    await this.database.client.push.updateMany({ where: { id, state: 'claimed' }, data });
  }
}
