import { picturesIn } from '@lectern/prose';
import { Prisma, type Statement } from '@lectern/server/database';
import type { ThreadWork } from '../thread-work';

/**
 * What a batch says of which pictures stand in comments, in their own transaction: only such as the author gave for this
 * reading. Any other id is words, so that nobody puts up what they only know the name of. What an edit takes out stays
 * noted: whether it is shown is asked of the words that stand.
 */
export function pictureStatements({ wordedComments, reading }: ThreadWork): Statement[] {
  const shown = [...wordedComments].flatMap(({ id, body, author }) =>
    author === null ? [] : picturesIn(body).map((pictureId) => ({ commentId: id, pictureId, authorId: author.id })),
  );
  return shown.length > 0 ? [store(shown, reading.id)] : [];
}

function store(
  shown: readonly { commentId: string; pictureId: string; authorId: string }[],
  readingId: string,
): Statement {
  return Prisma.sql`-- prepared: store-comment-pictures
    INSERT INTO comment_pictures (comment_id, picture_id)
    SELECT shown."commentId", pictures.id
    FROM jsonb_to_recordset(${JSON.stringify(shown)}::jsonb) AS shown ("commentId" uuid, "pictureId" uuid, "authorId" uuid)
    JOIN pictures ON pictures.id = shown."pictureId"
      AND pictures.owner_id = shown."authorId" AND pictures.reading_id = ${readingId}::uuid
    ON CONFLICT DO NOTHING`;
}
