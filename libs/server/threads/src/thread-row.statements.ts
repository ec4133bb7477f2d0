import { Prisma } from '@lectern/server/database';

/** The tables of `threadRow`. */
export const threadTables = Prisma.sql`threads LEFT JOIN people ON people.id = threads.opened_by_id
  LEFT JOIN audiences ON audiences.id = threads.audience_id`;

/** The columns of a `ThreadRecord`, with its anchors on one revision. */
export function threadRow(revisionId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`threads.id, threads.reading_id AS "readingId", threads.opened_at AS "openedAt",
    threads.comment_count AS "commentCount", threads.last_comment_at AS "lastCommentAt",
    threads.last_comment_seq AS "lastCommentSeq", threads.created_seq AS "createdSeq", threads.seq,
    threads.audience_id AS "audienceId", threads.moves, coalesce(audiences.kind::text, 'group') AS audience,
    threads.kind::text AS kind, threads.answer_id AS "answerId", threads.resolved_at AS "resolvedAt",
    threads.pinned_at AS "pinnedAt", threads.closes_at AS "closesAt", threads.slow_seconds AS "slowSeconds",
    (SELECT json_build_object('id', id, 'displayName', display_name) FROM people
      WHERE id = threads.resolved_by_id) AS "resolvedBy",
    CASE WHEN people.id IS NOT NULL
      THEN json_build_object('id', people.id, 'displayName', people.display_name) END AS "openedBy",
    (SELECT coalesce(json_agg(json_build_object('blockId', block_id, 'spanStart', span_start, 'spanEnd', span_end,
        'quote', quote, 'certainty', certainty, 'suggestionBlockId', suggestion_block_id,
        'originBlockId', origin_block_id, 'originRevision', origin_revision) ORDER BY position), '[]')
      FROM thread_anchors WHERE thread_id = threads.id AND revision_id = ${revisionId}) AS anchors`;
}
