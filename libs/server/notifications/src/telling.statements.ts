import type { MemberRole } from '@lectern/contracts';
import { Prisma, type Statement } from '@lectern/server/database';

/** A comment of which people are to be told, and by whose role that one may call whom. */
export interface Said {
  readonly commentId: string;
  readonly seq: number;
  /** its words were changed: then only who is mentioned is told */
  readonly isEdit: boolean;
}

/** Who may call everybody of which role. */
export type Callable = Readonly<Record<MemberRole, readonly MemberRole[]>>;

/**
 * Writes down who is told of some comments, in one statement: a row for each person and comment, the new head of each
 * person's stream, and a numbered event. A group of thousands costs three index entries a person and no round trips.
 * In the order of ids everywhere, so that two of these never wait for each other.
 */
export function tellOf(said: readonly Said[], callable: Callable, at: Date): Statement {
  const calls = Object.entries(callable).flatMap(([by, roles]) => roles.map((role) => ({ by, role })));
  return Prisma.sql`-- prepared: tell-of-comments
    WITH calls AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(calls)}::jsonb) AS call (by text, role text)
    ), said AS MATERIALIZED (
      SELECT comments.id, one.seq, one."isEdit" AS is_edit, comments.author_id, parents.author_id AS answered_id,
        threads.opened_by_id, threads.reading_id, threads.audience_id, readings.group_id,
        (SELECT role::text FROM memberships WHERE group_id = readings.group_id AND person_id = comments.author_id) AS role
      FROM jsonb_to_recordset(${JSON.stringify(said)}::jsonb) AS one ("commentId" uuid, seq int, "isEdit" boolean)
      JOIN comments ON comments.id = one."commentId"
      JOIN threads ON threads.id = comments.thread_id
      JOIN readings ON readings.id = threads.reading_id
      LEFT JOIN comments AS parents ON parents.id = comments.parent_id
      LEFT JOIN audiences ON audiences.id = threads.audience_id
      -- of what is said to few nobody is told; of what is said in a circle, the circle
      WHERE comments.deleted_at IS NULL AND comments.imported_from IS NULL
        AND (threads.audience_id IS NULL OR audiences.kind = 'circle')
    ), named AS (
      SELECT said.id AS comment_id, comment_mentions.person_id FROM said
        JOIN comment_mentions ON comment_mentions.comment_id = said.id
      UNION SELECT said.id, memberships.person_id FROM said
        JOIN comment_role_mentions AS called ON called.comment_id = said.id
        JOIN calls ON calls.by = said.role AND calls.role = called.role::text
        JOIN memberships ON memberships.group_id = said.group_id AND memberships.role = called.role
    ), reached AS (
      SELECT said.id AS comment_id, said.seq, memberships.person_id,
        CASE WHEN named.person_id IS NOT NULL THEN 'mention'
          WHEN said.is_edit THEN NULL
          WHEN memberships.person_id IN (said.answered_id, said.opened_by_id) THEN 'answer'
          ELSE 'comment' END AS reason,
        coalesce(of_reading.level::text, of_group.level::text, 'answers') AS level
      FROM said
      JOIN memberships ON memberships.group_id = said.group_id
        AND memberships.person_id IS DISTINCT FROM said.author_id
        AND (said.audience_id IS NULL OR EXISTS (SELECT 1 FROM audience_hearers
          WHERE audience_hearers.audience_id = said.audience_id AND audience_hearers.person_id = memberships.person_id))
        -- nobody is told of whom they muted or blocked
        AND NOT EXISTS (SELECT 1 FROM contact_choices
          WHERE contact_choices.person_id = memberships.person_id AND contact_choices.other_id = said.author_id)
      LEFT JOIN named ON named.comment_id = said.id AND named.person_id = memberships.person_id
      LEFT JOIN notification_levels AS of_reading
        ON of_reading.person_id = memberships.person_id AND of_reading.scope_id = said.reading_id
      LEFT JOIN notification_levels AS of_group
        ON of_group.person_id = memberships.person_id AND of_group.scope_id = said.group_id
    ), told AS (
      INSERT INTO notifications (person_id, comment_id, reason, created_at)
      SELECT person_id, comment_id, reason::"NotificationReason", ${at}::timestamptz FROM reached
      WHERE reason IS NOT NULL AND (level = 'everything' OR (level = 'answers' AND reason <> 'comment')
        OR (level = 'mentions' AND reason = 'mention'))
      ORDER BY person_id, seq
      ON CONFLICT DO NOTHING
      RETURNING person_id, comment_id
    ), ordered AS MATERIALIZED (
      SELECT array_agg(id ORDER BY seq) AS ids FROM said
    ), numbered AS (
      SELECT person_id, comment_id, count(*) OVER (PARTITION BY person_id) AS total,
        row_number() OVER (PARTITION BY person_id
          ORDER BY array_position((SELECT ids FROM ordered), comment_id)) AS number
      FROM told
    ), moved AS (
      INSERT INTO streams (id, kind, head)
      SELECT person_id, 'notifications', max(total) FROM numbered GROUP BY person_id ORDER BY person_id
      ON CONFLICT (id) DO UPDATE SET head = streams.head + excluded.head
      RETURNING id, head
    )
    INSERT INTO stream_events (stream_id, seq, type, at, comment_id)
    SELECT numbered.person_id, moved.head - numbered.total + numbered.number, 'notification.created',
      ${at}::timestamptz, numbered.comment_id
    -- Whoever is told has a stream that moved, and the other way round. Said as a full join, since that is never done as
    -- a loop within a loop: the planner expects fifty people, and of 5,000 each cost a walk through all (6 s a comment).
    FROM numbered FULL JOIN moved ON moved.id = numbered.person_id
    RETURNING stream_id AS "personId", seq, comment_id AS "commentId"`;
}
