import { Injectable } from '@nestjs/common';
import { importedFromSchema, type MemberRole, type StreamKind } from '@lectern/contracts';
import { Prisma, type Rows, type Statement } from '@lectern/server/database';
import { reactionsFrom, reactionsOf } from './reaction.repository';
import type { ThreadCommand } from './thread-command';
import { mentionStatements } from './mention.statements';
import { pictureStatements } from './pictures/picture.statements';
import { threadRow, threadTables } from './thread-row.statements';
import { ThreadWork } from './thread-work';
import type { AnchorRecord, CommentRecord, ReadingFacts, StreamFacts, ThreadRecord } from './thread.records';
import {
  dropAnchors,
  eraseVersions,
  removeReactions,
  storeAnchors,
  storeChangedComments,
  storeCommentsAndCounts,
  storeHearers,
  storeReactions,
  storeStanding,
  storeThreads,
  storeVersions,
} from './thread-work.statements';

interface ActorRow extends ReadingFacts {
  readonly audience: StreamFacts['audience'];
  readonly ownerId: string | null;
  readonly hasWritten: boolean;
  readonly saidAt: Date | null;
  readonly personId: string | null;
  readonly displayName: string;
  readonly role: MemberRole | null;
  readonly liveSessionId: string | null;
}

/**
 * What batches of commands look at and store, as raw statements: asked for at once and stored at once, planned once a
 * connection. As steps of Prisma a batch of twenty waited for eight answers instead of two.
 */
@Injectable()
export class ThreadWorkRepository {
  /** Asks for everything that a batch of commands for a stream looks at. */
  questions(streamId: string, kind: StreamKind, commands: readonly ThreadCommand[]): Statement[] {
    const isNarrow = kind !== 'reading';
    const readingId = isNarrow ? ofAudience(streamId) : Prisma.sql`${streamId}::uuid`;
    const personIds = unique(commands.map((command) => command.personId));
    const commentIds = unique(commands.flatMap(targetOf));
    const threadIds = unique(commands.flatMap((command) => ('threadId' in command ? command.threadId : [])));
    // what is answered is not shown again: a busy thread asks for no reactions
    const shownIds = unique(
      commands.flatMap((command) => (command.type === 'comment.create' ? [] : targetOf(command))),
    );
    const editedIds = unique(commands.flatMap((command) => (command.type === 'comment.edit' ? command.commentId : [])));
    const answeredIds = unique(
      commands.flatMap((command) => (command.type === 'comment.create' ? targetOf(command) : [])),
    );
    const blockIds = unique(commands.flatMap((command) => ('anchor' in command ? blocksOf(command) : [])));
    return [
      ...(isNarrow ? [heldReading(streamId)] : []),
      isNarrow ? actorsOfAudience(personIds, streamId) : actors(personIds, streamId),
      threads(readingId, isNarrow, threadIds, commentIds, personIds),
      ...(commentIds.length > 0 ? [comments(commentIds)] : [nothing]),
      ...(blockIds.length > 0 ? [blockTexts(readingId, isNarrow, blockIds)] : [nothing]),
      ...(shownIds.length > 0 ? [reactionsOf(shownIds, personIds)] : [nothing]),
      ...(editedIds.length > 0 ? [versionCounts(editedIds)] : [nothing]),
      ...(answeredIds.length > 0 ? [blockedAnswers(answeredIds, personIds)] : [nothing]),
    ];
  }

  /** What the answers to `questions` say; null when there is no such reading. */
  work(streamId: string, kind: StreamKind, answers: readonly Rows[]): ThreadWork | null {
    const [people = [], found = [], said = [], blocks = [], reacted = [], versions = [], blocked = []] =
      kind === 'reading' ? answers : answers.slice(1);
    const rows = people as readonly ActorRow[];
    const [first] = rows;
    if (!first) return null;
    const { audience, ownerId } = first;
    const reactions = reactionsFrom(reacted);
    return new ThreadWork(
      readingOf(first),
      { id: streamId, audience, ownerId },
      new Map(
        rows.flatMap(({ personId, displayName, role, hasWritten, liveSessionId, saidAt }) =>
          personId === null
            ? []
            : [[personId, { person: { id: personId, displayName }, role, hasWritten, liveSessionId, saidAt }] as const],
        ),
      ),
      new Map((found as readonly FoundThread[]).map(({ saidAt: _, ...thread }) => [thread.id, thread])),
      new Map(
        (said as readonly Omit<CommentRecord, 'reactions'>[]).map((comment) => [
          comment.id,
          { ...withSource(comment), reactions: reactions.get(comment.id)?.counts ?? [] },
        ]),
      ),
      new Map((blocks as readonly { id: string; text: string }[]).map((block) => [block.id, block.text])),
      reactions,
      new Map(
        (versions as readonly { id: string; count: number }[]).map(({ id: commentId, count }) => [commentId, count]),
      ),
      new Set((blocked as readonly { id: string; personId: string }[]).map((one) => `${one.id} ${one.personId}`)),
      lastSaid(found as readonly FoundThread[]),
    );
  }

  /** Stores everything a batch decided. */
  statements(work: ThreadWork): Statement[] {
    const { newThreads, changedThreads, changedComments, placedThreads, describedThreads, reading } = work;
    if (newThreads.length === 0 && changedThreads.size === 0 && changedComments.size === 0) return [];
    const placed = [...newThreads, ...placedThreads];
    return [
      ...(newThreads.length > 0 ? [storeThreads(newThreads)] : []),
      ...(placed.length > 0 ? [storeAnchors(placed, reading.currentRevisionId)] : []),
      ...(placedThreads.size > 0 ? [dropAnchors([...placedThreads], reading.currentRevisionId)] : []),
      ...(changedComments.size > 0 ? [storeChangedComments([...changedComments])] : []),
      storeCommentsAndCounts(work),
      // whoever wrote on a paragraph hears from this commit on what the others said there
      ...(work.stream.audience === 'passage' && newThreads.length > 0 ? [storeHearers(newThreads, reading)] : []),
      // what points at comments follows them
      ...(describedThreads.size > 0 ? [storeStanding([...describedThreads])] : []),
      ...(work.reactionChanges.length > 0
        ? [removeReactions(work.reactionChanges), storeReactions(work.reactionChanges)]
        : []),
      ...(work.erasedCommentIds.size > 0 ? [eraseVersions([...work.erasedCommentIds])] : []),
      ...(work.newVersions.length > 0 ? [storeVersions(work.newVersions)] : []),
      ...mentionStatements(work),
      ...pictureStatements(work),
    ];
  }
}

interface FoundThread extends ThreadRecord {
  /** of one that is slow: when each of the people said their last in it */
  readonly saidAt: Readonly<Record<string, string>> | null;
}

function lastSaid(threads: readonly FoundThread[]): Map<string, Date> {
  return new Map(
    threads.flatMap(({ id, saidAt }) =>
      Object.entries(saidAt ?? {}).map(([personId, at]) => [`${id} ${personId}`, new Date(at)] as const),
    ),
  );
}

function readingOf(row: ActorRow): ReadingFacts {
  const { id, currentRevisionId, visibility, audienceVersion, reactions, asksFirstThoughts, closesAt, slowSeconds } =
    row;
  return { id, currentRevisionId, visibility, audienceVersion, reactions, asksFirstThoughts, closesAt, slowSeconds };
}

const nothing = Prisma.sql`-- prepared: nothing
  SELECT WHERE false`;

/** The live session over the reading that somebody is in the room of while they write; the newest, if they are in several. */
const liveSessionOfPerson = Prisma.sql`(SELECT live_sessions.id FROM live_people
        JOIN live_sessions ON live_sessions.id = live_people.session_id
        WHERE live_people.person_id = people.id AND live_people.place = 'in' AND live_sessions.reading_id = readings.id
          AND live_sessions.state IN ('live', 'paused', 'wrap-up')
        ORDER BY live_sessions.started_at DESC LIMIT 1)`;
/** What raid mode adds while it holds. */
const raidSlowSeconds = Prisma.sql`CASE WHEN groups.raid_until > now() THEN groups.raid_slow_seconds END`;

/** How far a reading goes on, and where one waits in it, when each of the people said their last; notes do not count. */
const standing = Prisma.sql`readings.closes_at AS "closesAt",
      greatest(readings.slow_seconds, ${raidSlowSeconds}) AS "slowSeconds",
      CASE WHEN coalesce(readings.slow_seconds, ${raidSlowSeconds}) IS NOT NULL THEN
        (SELECT max(comments.created_at) FROM comments JOIN threads ON threads.id = comments.thread_id
          LEFT JOIN audiences AS heard ON heard.id = threads.audience_id
        WHERE comments.author_id = people.id AND threads.reading_id = readings.id
          AND comments.imported_from IS NULL AND heard.kind IS DISTINCT FROM 'notes') END AS "saidAt"`;

/** The facts of a reading, and those who give commands with their roles in its group. */
function actors(personIds: readonly string[], readingId: string): Statement {
  return Prisma.sql`-- prepared: actors
    SELECT readings.id, readings.current_revision_id AS "currentRevisionId", groups.visibility::text AS visibility,
      groups.audience_version AS "audienceVersion", groups.reactions, people.id AS "personId",
      people.display_name AS "displayName", memberships.role::text AS role,
      readings.first_thoughts_since IS NOT NULL AS "asksFirstThoughts", 'group' AS audience, NULL AS "ownerId",
      false AS "hasWritten", ${liveSessionOfPerson} AS "liveSessionId", ${standing}
    FROM readings
    JOIN groups ON groups.id = readings.group_id
    LEFT JOIN people ON people.id = ANY(${personIds}::uuid[])
    LEFT JOIN memberships ON memberships.group_id = groups.id AND memberships.person_id = people.id
    WHERE readings.id = ${readingId}::uuid`;
}

/**
 * The same for an audience of the reading. Deciding for it waits for whoever changes the reading: a new revision, and
 * showing what was hidden. What is for the group needs no such lock, it holds the reading's own stream.
 */
function actorsOfAudience(personIds: readonly string[], audienceId: string): Statement {
  return Prisma.sql`-- prepared: actors-of-audience
    SELECT readings.id, readings.current_revision_id AS "currentRevisionId", groups.visibility::text AS visibility,
      groups.audience_version AS "audienceVersion", groups.reactions, people.id AS "personId",
      people.display_name AS "displayName", memberships.role::text AS role,
      readings.first_thoughts_since IS NOT NULL AS "asksFirstThoughts", audiences.kind::text AS audience,
      audiences.person_id AS "ownerId", hearers.person_id IS NOT NULL AS "hasWritten",
      ${liveSessionOfPerson} AS "liveSessionId", ${standing}
    FROM audiences
    JOIN readings ON readings.id = audiences.reading_id
    JOIN groups ON groups.id = readings.group_id
    LEFT JOIN people ON people.id = ANY(${personIds}::uuid[])
    LEFT JOIN memberships ON memberships.group_id = groups.id AND memberships.person_id = people.id
    LEFT JOIN audience_hearers hearers ON hearers.audience_id = audiences.id AND hearers.person_id = people.id
    WHERE audiences.id = ${audienceId}::uuid`;
}

function heldReading(audienceId: string): Statement {
  return Prisma.sql`-- prepared: held-reading
    SELECT 1 FROM readings WHERE id = ${ofAudience(audienceId)} FOR SHARE`;
}

/** The reading of an audience. */
function ofAudience(audienceId: string): Prisma.Sql {
  return Prisma.sql`(SELECT reading_id FROM audiences WHERE id = ${audienceId}::uuid)`;
}

/** Threads by their ids and those of the comments given, with their anchors on the present revision. */
function threads(
  readingId: Prisma.Sql,
  isNarrow: boolean,
  threadIds: readonly string[],
  commentIds: readonly string[],
  personIds: readonly string[],
): Statement {
  const named = isNarrow
    ? Prisma.sql`-- prepared: threads-of-audience
`
    : Prisma.sql`-- prepared: threads-of-work
`;
  return Prisma.sql`${named}
    SELECT ${threadRow(Prisma.sql`(SELECT current_revision_id FROM readings WHERE id = ${readingId})`)},
      CASE WHEN threads.slow_seconds IS NOT NULL THEN
        (SELECT json_object_agg(said.author_id, said.at) FROM (SELECT author_id, max(created_at) AS at FROM comments
          WHERE thread_id = threads.id AND author_id = ANY(${personIds}::uuid[]) AND imported_from IS NULL
          GROUP BY author_id) AS said) END AS "saidAt"
    FROM ${threadTables}
    WHERE threads.id IN (
      SELECT unnest(${threadIds}::uuid[]) UNION SELECT thread_id FROM comments WHERE id = ANY(${commentIds}::uuid[]))`;
}

function comments(ids: readonly string[]): Statement {
  return Prisma.sql`-- prepared: comments-of-work
    SELECT comments.id, comments.thread_id AS "threadId", comments.parent_id AS "parentId", comments.body,
      comments.depth, comments.created_at AS "createdAt", comments.edited_at AS "editedAt",
      comments.deleted_at AS "deletedAt", comments.created_seq AS "createdSeq", comments.seq,
      comments.body_seq AS "bodySeq", comments.is_moderated AS "isModerated", comments.withheld_as::text AS "withheldAs",
      (SELECT moves FROM threads WHERE threads.id = comments.thread_id) AS moves,
      comments.imported_from AS "importedFrom", comments.live_session_id AS "liveSessionId",
      CASE WHEN people.id IS NOT NULL
        THEN json_build_object('id', people.id, 'displayName', people.display_name) END AS author
    FROM comments LEFT JOIN people ON people.id = comments.author_id
    WHERE comments.id = ANY(${ids}::uuid[])`;
}

/** How many earlier versions comments have. */
function versionCounts(ids: readonly string[]): Statement {
  return Prisma.sql`-- prepared: version-counts
    SELECT comment_id AS id, count(*)::int AS count FROM comment_versions
    WHERE comment_id = ANY(${ids}::uuid[]) GROUP BY comment_id`;
}

/** Which of some people are blocked by the author of a comment they answer. */
function blockedAnswers(commentIds: readonly string[], personIds: readonly string[]): Statement {
  return Prisma.sql`-- prepared: blocked-answers
    SELECT comments.id, contact_choices.other_id AS "personId" FROM comments
    JOIN contact_choices ON contact_choices.person_id = comments.author_id AND contact_choices.choice = 'blocked'
    WHERE comments.id = ANY(${commentIds}::uuid[]) AND contact_choices.other_id = ANY(${personIds}::uuid[])`;
}

/** The words of blocks of the present revision. */
function blockTexts(readingId: Prisma.Sql, isNarrow: boolean, ids: readonly string[]): Statement {
  const named = isNarrow
    ? Prisma.sql`-- prepared: blocks-of-audience
`
    : Prisma.sql`-- prepared: blocks-of-work
`;
  return Prisma.sql`${named}
    SELECT blocks.id, blocks.text FROM blocks JOIN readings ON readings.current_revision_id = blocks.revision_id
    WHERE readings.id = ${readingId} AND blocks.id = ANY(${ids}::uuid[])`;
}

function withSource<T extends Pick<CommentRecord, 'importedFrom'>>(comment: T): T {
  const { importedFrom } = comment;
  return { ...comment, importedFrom: importedFrom === null ? null : importedFromSchema.parse(importedFrom) };
}

/** The comment a command is about: the one it answers, changes or deletes. */
function targetOf(command: ThreadCommand): string[] {
  if (command.type === 'thread.open') return [];
  // a thread is named like its first comment
  if (command.type === 'thread.place') return [command.threadId];
  if (command.type === 'thread.change') {
    const { change, threadId } = command;
    return change.what === 'answer' && change.commentId !== null ? [threadId, change.commentId] : [threadId];
  }
  if (command.type === 'comment.create') return command.parentId === null ? [] : [command.parentId];
  return [command.commentId];
}

/** The blocks a command wants to put a thread on. */
function blocksOf(command: Extract<ThreadCommand, { anchor: unknown }>): string[] {
  const imported: readonly AnchorRecord[] = command.type === 'thread.open' ? (command.importedAnchors ?? []) : [];
  return [command.anchor, ...imported].flatMap((anchor) => anchor?.blockId ?? []);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
