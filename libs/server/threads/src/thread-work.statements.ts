import { Prisma, type Statement } from '@lectern/server/database';
import type { ReactionChange } from './reaction.repository';
import type { ThreadWork } from './thread-work';
import type { CommentRecord, ReadingFacts, ThreadRecord } from './thread.records';
import type { CommentVersion } from './version.repository';

/** New threads, without their anchors and without how it stands with them. */
export function storeThreads(threads: readonly ThreadRecord[]): Statement {
  const rows = threads.map(({ anchors: _, openedBy, resolvedBy: __, audience: ___, ...thread }) => ({
    ...thread,
    openedById: openedBy?.id ?? null,
  }));
  return Prisma.sql`-- prepared: store-threads
    INSERT INTO threads (id, reading_id, opened_by_id, opened_at, comment_count, last_comment_at, last_comment_seq,
      created_seq, seq, kind, audience_id)
    SELECT id, "readingId", "openedById", "openedAt", "commentCount", "lastCommentAt", "lastCommentSeq", "createdSeq", seq,
      kind::"ThreadKind", "audienceId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS thread (id uuid, "readingId" uuid, "openedById" uuid,
      "openedAt" timestamptz, "commentCount" int, "lastCommentAt" timestamptz, "lastCommentSeq" int,
      "createdSeq" int, seq int, kind text, "audienceId" uuid)`;
}

/**
 * Who opened threads hears from now on what the others said on their paragraphs: also where two paragraphs became one,
 * each with people who wrote there.
 */
export function storeHearers(threads: readonly ThreadRecord[], reading: ReadingFacts): Statement {
  const rows = threads.map(({ id, openedBy }) => ({ threadId: id, personId: openedBy?.id ?? null }));
  return Prisma.sql`-- prepared: store-hearers
    INSERT INTO audience_hearers (audience_id, person_id)
    SELECT DISTINCT others.audience_id, opened."personId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS opened ("threadId" uuid, "personId" uuid)
      JOIN thread_anchors here ON here.thread_id = opened."threadId" AND here.revision_id = ${reading.currentRevisionId}::uuid
      JOIN thread_anchors there ON there.block_id = here.block_id AND there.revision_id = here.revision_id
      JOIN threads others ON others.id = there.thread_id
      JOIN audiences ON audiences.id = others.audience_id AND audiences.kind = 'passage'
    WHERE opened."personId" IS NOT NULL
    ON CONFLICT DO NOTHING`;
}

/** Where threads stand on a revision, of new ones and of those put elsewhere. */
export function storeAnchors(threads: readonly Pick<ThreadRecord, 'id' | 'anchors'>[], revisionId: string): Statement {
  const rows = threads.flatMap(({ id, anchors }) =>
    anchors.map((anchor, position) => ({ ...anchor, threadId: id, position })),
  );
  return Prisma.sql`-- prepared: store-anchors
    INSERT INTO thread_anchors (thread_id, revision_id, position, block_id, span_start, span_end, quote, certainty,
      suggestion_block_id, origin_block_id, origin_revision)
    SELECT "threadId", ${revisionId}::uuid, position, "blockId", "spanStart", "spanEnd", quote,
      certainty::"AnchorCertainty", "suggestionBlockId", "originBlockId", "originRevision"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS anchor ("threadId" uuid, position int, "blockId" uuid,
      "spanStart" int, "spanEnd" int, quote text, certainty text, "suggestionBlockId" uuid, "originBlockId" uuid,
      "originRevision" int)
    ON CONFLICT (thread_id, revision_id, position) DO UPDATE SET block_id = excluded.block_id,
      span_start = excluded.span_start, span_end = excluded.span_end, quote = excluded.quote,
      certainty = excluded.certainty, suggestion_block_id = excluded.suggestion_block_id,
      origin_block_id = excluded.origin_block_id, origin_revision = excluded.origin_revision`;
}

/** Places of threads on a revision that were taken away: those behind the last that is left. */
export function dropAnchors(threads: readonly ThreadRecord[], revisionId: string): Statement {
  const rows = threads.map(({ id, anchors }) => ({ id, count: anchors.length }));
  return Prisma.sql`-- prepared: drop-anchors
    DELETE FROM thread_anchors USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS thread (id uuid, count int)
    WHERE thread_id = thread.id AND revision_id = ${revisionId}::uuid AND position >= thread.count`;
}

/** Comments that were edited, deleted or reacted to. */
export function storeChangedComments(comments: readonly CommentRecord[]): Statement {
  const rows = comments.map(({ id, body, bodySeq, editedAt, deletedAt, isModerated, seq }) => ({
    id,
    body,
    bodySeq,
    editedAt,
    deletedAt,
    isModerated,
    seq,
  }));
  return Prisma.sql`-- prepared: store-changed-comments
    UPDATE comments SET body = comment.body, edited_at = comment."editedAt", deleted_at = comment."deletedAt",
      seq = comment.seq, body_seq = comment."bodySeq", is_moderated = comment."isModerated"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS comment (id uuid, body text, "bodySeq" int,
      "editedAt" timestamptz, "deletedAt" timestamptz, "isModerated" boolean, seq int)
    WHERE comments.id = comment.id`;
}

/** New comments and what they change of threads and reading, in one statement: it is most of what a busy room writes. */
export function storeCommentsAndCounts(work: ThreadWork): Statement {
  const comments = work.newComments.map(({ author, reactions: _, moves: __, ...comment }) => ({
    ...comment,
    authorId: author?.id ?? null,
  }));
  const threads = [...work.changedThreads].map(({ id, commentCount, lastCommentAt, lastCommentSeq, seq }) => ({
    id,
    commentCount,
    lastCommentAt,
    lastCommentSeq,
    seq,
  }));
  return Prisma.sql`-- prepared: store-comments
    WITH created AS (
      INSERT INTO comments (id, thread_id, parent_id, author_id, body, depth, created_at, created_seq, seq,
        body_seq, edited_at, deleted_at, imported_from, live_session_id)
      SELECT id, "threadId", "parentId", "authorId", body, depth, "createdAt", "createdSeq", seq,
        "bodySeq", "editedAt", "deletedAt", nullif("importedFrom", 'null'::jsonb), "liveSessionId"
      FROM jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) AS comment (id uuid, "threadId" uuid,
        "parentId" uuid, "authorId" uuid, body text, depth int, "createdAt" timestamptz, "createdSeq" int, seq int,
        "bodySeq" int, "editedAt" timestamptz, "deletedAt" timestamptz, "importedFrom" jsonb, "liveSessionId" uuid)
    ), counted AS (
      UPDATE threads SET comment_count = thread."commentCount", last_comment_at = thread."lastCommentAt",
        last_comment_seq = thread."lastCommentSeq", seq = thread.seq
      FROM jsonb_to_recordset(${JSON.stringify(threads)}::jsonb) AS thread (id uuid, "commentCount" int,
        "lastCommentAt" timestamptz, "lastCommentSeq" int, seq int)
      WHERE threads.id = thread.id
    )
    UPDATE readings SET comment_count = comment_count + ${work.commentCountDelta}::int,
      last_comment_at = coalesce(${work.lastCommentAt}::timestamptz, last_comment_at)
    -- a reading counts what everybody who sees it hears
    WHERE id = ${work.reading.id}::uuid AND ${work.stream.audience === 'group'}::boolean`;
}

/** How it stands with threads: what they are, what answers them, whether they are settled and pinned. */
export function storeStanding(threads: readonly ThreadRecord[]): Statement {
  const rows = threads.map(({ id, kind, answerId, resolvedAt, resolvedBy, pinnedAt, closesAt, slowSeconds }) => ({
    id,
    kind,
    answerId,
    resolvedAt,
    resolvedById: resolvedBy?.id ?? null,
    pinnedAt,
    closesAt,
    slowSeconds,
  }));
  return Prisma.sql`-- prepared: store-standing
    UPDATE threads SET kind = thread.kind::"ThreadKind", answer_id = thread."answerId",
      resolved_at = thread."resolvedAt", resolved_by_id = thread."resolvedById", pinned_at = thread."pinnedAt",
      closes_at = thread."closesAt", slow_seconds = thread."slowSeconds"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS thread (id uuid, kind text, "answerId" uuid,
      "resolvedAt" timestamptz, "resolvedById" uuid, "pinnedAt" timestamptz,
      "closesAt" timestamptz, "slowSeconds" int)
    WHERE threads.id = thread.id`;
}

/** Takes away every reaction that the batch changed; `storeReactions` puts back those that are on at its end. */
export function removeReactions(changes: readonly ReactionChange[]): Statement {
  return Prisma.sql`-- prepared: remove-reactions
    DELETE FROM comment_reactions
    USING jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS change ("commentId" uuid, "personId" uuid, reaction text)
    WHERE comment_id = change."commentId" AND person_id = change."personId"
      AND comment_reactions.reaction = change.reaction`;
}

/** The reactions of a batch that are on at its end. */
export function storeReactions(changes: readonly ReactionChange[]): Statement {
  const last = new Map(changes.map((change) => [`${change.commentId} ${change.personId} ${change.reaction}`, change]));
  const rows = [...last.values()].filter(({ isOn }) => isOn);
  return Prisma.sql`-- prepared: store-reactions
    INSERT INTO comment_reactions (comment_id, person_id, reaction)
    SELECT "commentId", "personId", reaction
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS change ("commentId" uuid, "personId" uuid, reaction text)
    ON CONFLICT DO NOTHING`;
}

/** What comments said before they were edited. */
export function storeVersions(versions: readonly CommentVersion[]): Statement {
  return Prisma.sql`-- prepared: store-versions
    INSERT INTO comment_versions (comment_id, seq, body, written_at, is_moderated)
    SELECT "commentId", seq, body, "writtenAt", "isModerated"
    FROM jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) AS version ("commentId" uuid, seq int, body text,
      "writtenAt" timestamptz, "isModerated" boolean)`;
}

/** Takes the earlier words of comments away with those they became. */
export function eraseVersions(commentIds: readonly string[]): Statement {
  return Prisma.sql`-- prepared: erase-versions
    DELETE FROM comment_versions WHERE comment_id = ANY(${commentIds}::uuid[])`;
}
