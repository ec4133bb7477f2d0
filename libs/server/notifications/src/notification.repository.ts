import { Injectable } from '@nestjs/common';
import type { MemberRole, NotificationReason, Visibility } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** That a person was told of a comment, with what decides whether they may see it now. */
export interface NotificationRow {
  readonly personId: string;
  readonly commentId: string;
  readonly threadId: string;
  readonly reason: NotificationReason;
  readonly at: Date;
  readonly isRead: boolean;
  readonly isDeleted: boolean;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly groupId: string;
  readonly groupName: string;
  readonly visibility: Visibility;
  readonly role: MemberRole | null;
  readonly readingId: string;
  readonly title: string;
  readonly number: number | null;
  readonly body: string;
}

/** A person and a comment they were told of. */
export interface PersonComment {
  readonly personId: string;
  readonly commentId: string;
}

/** It was marked, or what it tells of was read where it stands. */
export const isRead = Prisma.sql`(notifications.read_at IS NOT NULL OR comments.created_seq <=
  greatest(coalesce(thread_reads.up_to_seq, 0), coalesce(reading_reads.up_to_seq, 0)))`;

/** It is from somebody the person muted or blocked since. */
const isUnwanted = Prisma.sql`EXISTS (SELECT 1 FROM contact_choices
  WHERE contact_choices.person_id = notifications.person_id AND contact_choices.other_id = comments.author_id)`;

/** It is said among few whom the person does not belong to any more. */
const isUnheard = Prisma.sql`(threads.audience_id IS NOT NULL AND (memberships.person_id IS NULL
  OR NOT EXISTS (SELECT 1 FROM audience_hearers WHERE audience_hearers.audience_id = threads.audience_id
    AND audience_hearers.person_id = notifications.person_id)))`;

/** What can be seen now: it stands, and its group is open to the person. The presenter asks the rules the same again. */
export const standing = Prisma.sql`comments.deleted_at IS NULL AND NOT ${isUnwanted} AND NOT ${isUnheard}
  AND (memberships.person_id IS NOT NULL OR groups.visibility <> 'private')`;

/** What a notification stands with: these tables are what the other fragments ask. */
export const joined = Prisma.sql`
  JOIN comments ON comments.id = notifications.comment_id
  JOIN threads ON threads.id = comments.thread_id
  JOIN readings ON readings.id = threads.reading_id
  JOIN groups ON groups.id = readings.group_id
  LEFT JOIN memberships ON memberships.group_id = groups.id AND memberships.person_id = notifications.person_id
  LEFT JOIN thread_reads ON thread_reads.thread_id = threads.id AND thread_reads.person_id = notifications.person_id
  LEFT JOIN reading_reads ON reading_reads.reading_id = readings.id AND threads.audience_id IS NULL
    AND reading_reads.person_id = notifications.person_id`;

const shown = Prisma.sql`notifications.person_id AS "personId", comments.id AS "commentId", threads.id AS "threadId",
  notifications.reason::text AS reason, notifications.created_at AS at, ${isRead} AS "isRead",
  (comments.deleted_at IS NOT NULL OR ${isUnwanted} OR ${isUnheard}) AS "isDeleted", people.id AS "authorId", people.display_name AS "authorName",
  groups.id AS "groupId", groups.name AS "groupName", groups.visibility::text AS visibility,
  memberships.role::text AS role, readings.id AS "readingId", readings.title, comments.body,
  (SELECT blocks.number FROM thread_anchors JOIN blocks ON blocks.id = thread_anchors.block_id
    WHERE thread_anchors.thread_id = threads.id AND thread_anchors.position = 0
      AND thread_anchors.revision_id = readings.current_revision_id) AS number`;

/** What people were told. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  /** What a person was told before a moment and can see now, the newest first. */
  page(personId: string, of: 'all' | 'unread', before: Date | null, most: number): Promise<NotificationRow[]> {
    const unread = of === 'unread' ? Prisma.sql`AND NOT ${isRead}` : Prisma.empty;
    const earlier = before ? Prisma.sql`AND notifications.created_at < ${before}::timestamptz` : Prisma.empty;
    return this.database.client.$queryRaw<NotificationRow[]>(Prisma.sql`
      SELECT ${shown} FROM notifications ${joined} LEFT JOIN people ON people.id = comments.author_id
      WHERE notifications.person_id = ${personId}::uuid AND ${standing} ${unread} ${earlier}
      ORDER BY notifications.created_at DESC, comments.created_seq DESC LIMIT ${most}::int`);
  }

  /** What was told to some people of some comments. */
  of(pairs: readonly PersonComment[]): Promise<NotificationRow[]> {
    if (pairs.length === 0) return Promise.resolve([]);
    return this.database.client.$queryRaw<NotificationRow[]>(Prisma.sql`
      SELECT ${shown}
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS pair ("personId" uuid, "commentId" uuid)
      JOIN notifications ON notifications.person_id = pair."personId" AND notifications.comment_id = pair."commentId"
      ${joined} LEFT JOIN people ON people.id = comments.author_id`);
  }

  /** What somebody was told in a thread and has not read, the newest first. */
  unreadIn(threadId: string, personId: string, most: number): Promise<NotificationRow[]> {
    return this.database.client.$queryRaw<NotificationRow[]>(Prisma.sql`
      SELECT ${shown} FROM notifications ${joined} LEFT JOIN people ON people.id = comments.author_id
      WHERE notifications.person_id = ${personId}::uuid AND threads.id = ${threadId}::uuid AND ${standing} AND NOT ${isRead}
      ORDER BY notifications.created_at DESC, comments.created_seq DESC LIMIT ${most}::int`);
  }

  async unreadCount(personId: string): Promise<number> {
    const rows = await this.database.client.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM notifications ${joined}
      WHERE notifications.person_id = ${personId}::uuid AND notifications.read_at IS NULL AND ${standing} AND NOT ${isRead}`);
    return rows[0]?.count ?? 0;
  }

  /** The newest number of a person's stream; 0 before anybody told them anything. */
  async head(personId: string): Promise<number> {
    const found = await this.database.client.stream.findUnique({ where: { id: personId }, select: { head: true } });
    return found?.head ?? 0;
  }

  /** Locks a person's stream until the transaction ends; null before anybody told them anything. */
  async lock(personId: string, transaction: Transaction): Promise<number | null> {
    const rows = await transaction.$queryRaw<{ head: number }[]>(
      Prisma.sql`SELECT head FROM streams WHERE id = ${personId}::uuid FOR UPDATE`,
    );
    return rows[0]?.head ?? null;
  }

  /** Marks as read what was not; answers which. */
  async mark(
    personId: string,
    commentIds: readonly string[] | 'all',
    at: Date,
    transaction: Transaction,
  ): Promise<string[]> {
    const some = commentIds === 'all' ? Prisma.empty : Prisma.sql`AND comment_id = ANY(${[...commentIds]}::uuid[])`;
    const rows = await transaction.$queryRaw<{ id: string }[]>(Prisma.sql`
      UPDATE notifications SET read_at = ${at}::timestamptz
      WHERE person_id = ${personId}::uuid AND read_at IS NULL ${some} RETURNING comment_id AS id`);
    return rows.map(({ id }) => id);
  }

  /** Appends events to a person's stream, which the transaction has locked. */
  async append(
    personId: string,
    events: readonly { seq: number; type: string; commentId: string | null }[],
    at: Date,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.streamEvent.createMany({
      data: events.map(({ seq, type, commentId }) => ({ streamId: personId, seq, type, at, commentId })),
    });
    const head = events.at(-1)?.seq ?? 0;
    await transaction.stream.update({ where: { id: personId }, data: { head }, select: { id: true } });
  }
}
