import { Prisma, type Statement } from '@lectern/server/database';
import type { ThreadWork } from './thread-work';
import type { CommentRecord, ThreadRecord } from './thread.records';

/** New threads, without their anchors. */
export function storeThreads(threads: readonly ThreadRecord[]): Statement {
  const rows = threads.map(({ anchors: _, openedBy, ...thread }) => ({ ...thread, openedById: openedBy?.id ?? null }));
  return Prisma.sql`-- prepared: store-threads
    INSERT INTO threads (id, reading_id, opened_by_id, opened_at, comment_count, last_comment_at, last_comment_seq,
      created_seq, seq)
    SELECT id, "readingId", "openedById", "openedAt", "commentCount", "lastCommentAt", "lastCommentSeq", "createdSeq", seq
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS thread (id uuid, "readingId" uuid, "openedById" uuid,
      "openedAt" timestamptz, "commentCount" int, "lastCommentAt" timestamptz, "lastCommentSeq" int,
      "createdSeq" int, seq int)`;
}

/** Where threads stand on a revision, of new ones and of those put elsewhere. */
export function storeAnchors(threads: readonly ThreadRecord[], revisionId: string): Statement {
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

/** Comments that were edited or deleted. */
export function storeChangedComments(comments: readonly CommentRecord[]): Statement {
  const rows = comments.map(({ id, body, editedAt, deletedAt, seq }) => ({ id, body, editedAt, deletedAt, seq }));
  return Prisma.sql`-- prepared: store-changed-comments
    UPDATE comments SET body = comment.body, edited_at = comment."editedAt", deleted_at = comment."deletedAt",
      seq = comment.seq
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS comment (id uuid, body text, "editedAt" timestamptz,
      "deletedAt" timestamptz, seq int)
    WHERE comments.id = comment.id`;
}

/** New comments and what they change of threads and reading, in one statement: it is most of what a busy room writes. */
export function storeCommentsAndCounts(work: ThreadWork): Statement {
  const comments = work.newComments.map(({ author, ...comment }) => ({ ...comment, authorId: author?.id ?? null }));
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
        edited_at, deleted_at, imported_from)
      SELECT id, "threadId", "parentId", "authorId", body, depth, "createdAt", "createdSeq", seq,
        "editedAt", "deletedAt", nullif("importedFrom", 'null'::jsonb)
      FROM jsonb_to_recordset(${JSON.stringify(comments)}::jsonb) AS comment (id uuid, "threadId" uuid,
        "parentId" uuid, "authorId" uuid, body text, depth int, "createdAt" timestamptz, "createdSeq" int, seq int,
        "editedAt" timestamptz, "deletedAt" timestamptz, "importedFrom" jsonb)
    ), counted AS (
      UPDATE threads SET comment_count = thread."commentCount", last_comment_at = thread."lastCommentAt",
        last_comment_seq = thread."lastCommentSeq", seq = thread.seq
      FROM jsonb_to_recordset(${JSON.stringify(threads)}::jsonb) AS thread (id uuid, "commentCount" int,
        "lastCommentAt" timestamptz, "lastCommentSeq" int, seq int)
      WHERE threads.id = thread.id
    )
    UPDATE readings SET comment_count = comment_count + ${work.commentCountDelta}::int,
      last_comment_at = coalesce(${work.lastCommentAt}::timestamptz, last_comment_at)
    WHERE id = ${work.reading.id}::uuid`;
}
