import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '@lectern/server/database';

/** A comment a picture stands in, or a comment that waits for a moderator or was withheld and has it. */
export interface PicturePlace {
  readonly threadId: string | null;
  readonly readingId: string;
  readonly isShown: boolean;
}

/** Which pictures stand in which comments. */
@Injectable()
export class CommentPictureRepository {
  constructor(private readonly database: Database) {}

  /** Where a picture stands in words as they are now; `isShown`: not only moderators read them. */
  places(pictureId: string): Promise<PicturePlace[]> {
    const named = `%picture:${pictureId}/%`;
    return this.database.client.$queryRaw<PicturePlace[]>(Prisma.sql`
      SELECT threads.id AS "threadId", threads.reading_id AS "readingId", comments.deleted_at IS NULL AS "isShown"
      FROM comment_pictures
      JOIN comments ON comments.id = comment_pictures.comment_id
      JOIN threads ON threads.id = comments.thread_id
      LEFT JOIN withheld_comments ON withheld_comments.comment_id = comments.id
      WHERE comment_pictures.picture_id = ${pictureId}::uuid
        AND (comments.body LIKE ${named} OR withheld_comments.body LIKE ${named})
      UNION ALL
      SELECT NULL, held_posts.reading_id, false FROM held_posts
      JOIN pictures ON pictures.id = ${pictureId}::uuid AND pictures.owner_id = held_posts.author_id
      WHERE held_posts.state IN ('waiting', 'approving') AND held_posts.body LIKE ${named}`);
  }

  /** How many pictures somebody gave that stand in no comment. */
  async countUnused(ownerId: string): Promise<number> {
    return this.database.client.picture.count({ where: { ownerId, comments: { none: {} } } });
  }

  /**
   * Takes away what nobody used, and what stood in comments that are gone for good. What waits for a moderator or stands
   * in a begun text waits with it.
   */
  async sweep(before: Date): Promise<number> {
    return this.database.write(async (transaction) => {
      await transaction.$executeRaw(Prisma.sql`
        DELETE FROM comment_pictures USING comments WHERE comments.id = comment_pictures.comment_id
          AND comments.deleted_at < ${before}::timestamptz
          AND NOT EXISTS (SELECT 1 FROM withheld_comments WHERE withheld_comments.comment_id = comments.id)`);
      return transaction.$executeRaw(Prisma.sql`
        DELETE FROM pictures WHERE owner_id IS NOT NULL AND created_at < ${before}::timestamptz
          AND NOT EXISTS (SELECT 1 FROM comment_pictures WHERE comment_pictures.picture_id = pictures.id)
          AND NOT EXISTS (SELECT 1 FROM begun_texts WHERE begun_texts.person_id = pictures.owner_id
            AND begun_texts.body LIKE '%picture:' || pictures.id || '/%')
          AND NOT EXISTS (SELECT 1 FROM held_posts WHERE held_posts.author_id = pictures.owner_id
            AND held_posts.state IN ('waiting', 'approving')
            AND held_posts.body LIKE '%picture:' || pictures.id || '/%')`);
    });
  }
}
