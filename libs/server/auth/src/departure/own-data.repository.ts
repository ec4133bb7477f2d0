import { Injectable } from '@nestjs/common';
import type { OwnData } from '@lectern/contracts';
import { Database, Prisma, type Statement } from '@lectern/server/database';

type Part = OwnData['parts'][number];

/**
 * What is kept of a person, part by part, as it is stored. What stands in it was written by them or is about them; of
 * others there are names where they belong to it, and nothing they wrote.
 */
const questions: Readonly<Record<string, (id: string) => Statement>> = {
  account: (id) => Prisma.sql`
    SELECT email, display_name AS name, created_at AS "createdAt" FROM people WHERE id = ${id}::uuid`,
  'signed in': (id) => Prisma.sql`
    SELECT user_agent AS program, created_at AS since, last_seen_at AS "lastSeen" FROM sessions
    WHERE person_id = ${id}::uuid ORDER BY created_at`,
  'told by push': (id) => Prisma.sql`
    SELECT user_agent AS program, endpoint AS address, shows_words AS "withWords", push_subscriptions.created_at AS since
    FROM push_subscriptions JOIN sessions ON sessions.id = session_id
    WHERE push_subscriptions.person_id = ${id}::uuid ORDER BY since`,
  groups: (id) => Prisma.sql`
    SELECT groups.name, memberships.role::text AS role, memberships.joined_at AS since FROM memberships
    JOIN groups ON groups.id = memberships.group_id WHERE person_id = ${id}::uuid ORDER BY joined_at`,
  'requests to join': (id) => Prisma.sql`
    SELECT groups.name AS "group", message, join_requests.created_at AS at FROM join_requests
    JOIN groups ON groups.id = join_requests.group_id WHERE person_id = ${id}::uuid ORDER BY at`,
  comments: (id) => Prisma.sql`
    SELECT readings.title AS reading, coalesce(audiences.kind::text, 'group') AS "heardBy",
      coalesce(withheld_comments.body, comments.body) AS words, comments.created_at AS "writtenAt",
      comments.edited_at AS "editedAt", comments.deleted_at AS "goneSince",
      comments.withheld_as::text AS "withheldAs", comments.id
    FROM comments JOIN threads ON threads.id = comments.thread_id JOIN readings ON readings.id = threads.reading_id
    LEFT JOIN audiences ON audiences.id = threads.audience_id
    LEFT JOIN withheld_comments ON withheld_comments.comment_id = comments.id
    WHERE comments.author_id = ${id}::uuid ORDER BY comments.created_at`,
  'earlier words of comments': (id) => Prisma.sql`
    SELECT comment_versions.body AS words, comment_versions.written_at AS "writtenAt", comments.id AS comment
    FROM comment_versions JOIN comments ON comments.id = comment_versions.comment_id
    WHERE comments.author_id = ${id}::uuid ORDER BY comment_versions.written_at`,
  // with the addresses they can be saved from, by who gave them; they would make the file too large
  'pictures given': (id) => Prisma.sql`
    SELECT readings.title AS reading, '/api/pictures/' || pictures.id AS address, width, height,
      octet_length(bytes) AS bytes, encode(sha256, 'hex') AS sha256, created_at AS "givenAt"
    FROM pictures LEFT JOIN readings ON readings.id = reading_id WHERE owner_id = ${id}::uuid ORDER BY created_at`,
  'begun and not sent': (id) => Prisma.sql`
    SELECT readings.title AS reading, begun_texts.body AS words, saved_at AS "savedAt" FROM begun_texts
    JOIN readings ON readings.id = reading_id WHERE person_id = ${id}::uuid ORDER BY saved_at`,
  'waiting for a moderator': (id) => Prisma.sql`
    SELECT readings.title AS reading, held_posts.body AS words, held_posts.state::text AS state, held_at AS since,
      decision_reason AS "decisionReason"
    FROM held_posts JOIN readings ON readings.id = held_posts.reading_id WHERE author_id = ${id}::uuid ORDER BY held_at`,
  reactions: (id) => Prisma.sql`
    SELECT readings.title AS reading, reaction, comment_id AS comment FROM comment_reactions
    JOIN comments ON comments.id = comment_id JOIN threads ON threads.id = comments.thread_id
    JOIN readings ON readings.id = threads.reading_id WHERE person_id = ${id}::uuid ORDER BY comment_id`,
  'texts added': (id) => Prisma.sql`
    SELECT title, published_at AS at FROM readings WHERE added_by_id = ${id}::uuid ORDER BY at`,
  drafts: (id) => Prisma.sql`
    SELECT file_name AS file, created_at AS "createdAt", updated_at AS "changedAt" FROM drafts
    WHERE created_by_id = ${id}::uuid ORDER BY created_at`,
  'read so far': (id) => Prisma.sql`
    SELECT readings.title AS reading, reading_reads.up_to_seq AS "upToNumber" FROM reading_reads
    JOIN readings ON readings.id = reading_id WHERE person_id = ${id}::uuid ORDER BY title`,
  'portions done': (id) => Prisma.sql`
    SELECT readings.title AS reading, portions.title AS portion FROM portions_done
    JOIN portions ON portions.id = portion_id JOIN readings ON readings.id = portions.reading_id
    WHERE person_id = ${id}::uuid ORDER BY readings.title, portions.position`,
  'live sessions': (id) => Prisma.sql`
    SELECT live_sessions.title, live_sessions.starts_at AS at, live_people.role::text AS role,
      live_people.rsvp::text AS "meantToCome", live_people.attended::text AS attended
    FROM live_people JOIN live_sessions ON live_sessions.id = live_people.session_id
    WHERE live_people.person_id = ${id}::uuid ORDER BY starts_at`,
  'said in live sessions': (id) => Prisma.sql`
    SELECT live_sessions.title, live_lines.text AS words, live_lines.at FROM live_lines
    JOIN live_sessions ON live_sessions.id = live_lines.session_id
    WHERE live_lines.person_id = ${id}::uuid ORDER BY live_lines.at`,
  'said backstage and in small rooms': (id) => Prisma.sql`
    SELECT live_sessions.title, live_sides.kind, live_side_lines.text AS words, live_side_lines.at FROM live_side_lines
    JOIN live_sides ON live_sides.id = live_side_lines.side_id
    JOIN live_sessions ON live_sessions.id = live_sides.session_id
    WHERE live_side_lines.person_id = ${id}::uuid ORDER BY live_side_lines.at`,
  'noted in live sessions': (id) => Prisma.sql`
    SELECT live_sessions.title, live_notes.text AS words, live_notes.at FROM live_notes
    JOIN live_sides ON live_sides.id = live_notes.side_id
    JOIN live_sessions ON live_sessions.id = live_sides.session_id
    WHERE ${id}::uuid IN (live_notes.written_by_id, live_notes.changed_by_id) ORDER BY live_notes.at`,
  'to be done after live sessions': (id) => Prisma.sql`
    SELECT live_sessions.title, live_follow_ups.text AS words, live_follow_ups.due_on AS "dueOn",
      live_follow_ups.done_at AS "doneAt", live_follow_ups.taken_by_id = ${id}::uuid AS "takenByMe",
      live_follow_ups.written_by_id = ${id}::uuid AS "writtenByMe"
    FROM live_follow_ups JOIN live_sessions ON live_sessions.id = live_follow_ups.session_id
    WHERE ${id}::uuid IN (live_follow_ups.taken_by_id, live_follow_ups.written_by_id)
    ORDER BY live_follow_ups.session_id, live_follow_ups.created_seq`,
  votes: (id) => Prisma.sql`
    SELECT live_polls.question, array_to_string(live_votes.vote, ', ') AS vote, live_votes.missing,
      live_votes.voted_at AS at
    FROM live_votes JOIN live_polls ON live_polls.id = live_votes.poll_id
    WHERE live_votes.person_id = ${id}::uuid ORDER BY voted_at`,
  'reports made': (id) => Prisma.sql`
    SELECT kind, words, created_at AS at FROM reports WHERE reporter_id = ${id}::uuid ORDER BY at`,
  'what one was told of restrictions': (id) => Prisma.sql`
    SELECT statements.created_at AS at, statements.content::text AS statement FROM statements
    WHERE person_id = ${id}::uuid ORDER BY at`,
  'talks with moderators': (id) => Prisma.sql`
    SELECT groups.name AS "group", talk_lines.words, talk_lines.by_id = ${id}::uuid AS "byMe", talk_lines.at
    FROM talk_lines JOIN moderation_cases ON moderation_cases.id = talk_lines.case_id
    JOIN groups ON groups.id = moderation_cases.group_id
    WHERE talk_lines.author_id = ${id}::uuid OR talk_lines.by_id = ${id}::uuid ORDER BY talk_lines.at`,
  appeals: (id) => Prisma.sql`
    SELECT words, created_at AS at, outcome::text AS outcome, reason FROM appeals WHERE appellant_id = ${id}::uuid
    UNION ALL SELECT words, created_at, outcome::text, reason FROM restriction_appeals WHERE appellant_id = ${id}::uuid
    ORDER BY at`,
  restrictions: (id) => Prisma.sql`
    SELECT groups.name AS "group", restrictions.kind::text AS kind, facts, reason, restrictions.created_at AS since, until,
      ended_at AS "endedAt"
    FROM restrictions JOIN groups ON groups.id = restrictions.group_id WHERE person_id = ${id}::uuid ORDER BY since`,
  'cases decided at once': (id) => Prisma.sql`
    SELECT groups.name AS "group", action, reason, bulk_decisions.created_at AS at FROM bulk_decisions
    JOIN groups ON groups.id = bulk_decisions.group_id WHERE person_id = ${id}::uuid ORDER BY at`,
  'in the logs of groups': (id) => Prisma.sql`
    SELECT groups.name AS "group", entries.act, entries.at, openings.name AS "as" FROM moderation_log_openings openings
    JOIN moderation_log_entries entries ON entries.group_id = openings.group_id AND entries.seq = openings.seq
    JOIN groups ON groups.id = openings.group_id WHERE person_id = ${id}::uuid ORDER BY entries.at`,
  'muted and blocked': (id) => Prisma.sql`
    SELECT people.display_name AS name, choice::text AS choice, contact_choices.created_at AS since FROM contact_choices
    JOIN people ON people.id = other_id WHERE person_id = ${id}::uuid ORDER BY since`,
  'how one is told': (id) => Prisma.sql`
    SELECT time_zone AS "timeZone", quiet_from AS "quietFrom", quiet_to AS "quietTo", mail_mentions AS "mailMentions",
      mail_sessions AS "mailSessions", digest::text AS digest
    FROM notification_settings WHERE person_id = ${id}::uuid`,
  'of what one is told': (id) => Prisma.sql`
    SELECT coalesce(groups.name, readings.title) AS "of", level::text AS level FROM notification_levels
    LEFT JOIN groups ON groups.id = scope_id LEFT JOIN readings ON readings.id = scope_id
    WHERE person_id = ${id}::uuid`,
  'was told': (id) => Prisma.sql`
    SELECT readings.title AS reading, reason::text AS reason, notifications.created_at AS at,
      notifications.read_at AS "readAt"
    FROM notifications JOIN comments ON comments.id = comment_id JOIN threads ON threads.id = comments.thread_id
    JOIN readings ON readings.id = threads.reading_id WHERE person_id = ${id}::uuid ORDER BY at`,
};

/** Reads what is kept of somebody. */
@Injectable()
export class OwnDataRepository {
  constructor(private readonly database: Database) {}

  /** Every part that has anything in it. One after the other: it is asked for seldom and must not crowd out others. */
  async parts(personId: string): Promise<Part[]> {
    const parts: Part[] = [];
    for (const [name, question] of Object.entries(questions)) {
      const rows = await this.database.client.$queryRaw<Record<string, unknown>[]>(question(personId));
      if (rows.length > 0) parts.push({ name, rows: rows.map(plain) });
    }
    return parts;
  }
}

function plain(row: Record<string, unknown>): Part['rows'][number] {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value as string | number | boolean | null),
    ]),
  );
}
