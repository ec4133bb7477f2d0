import { Injectable } from '@nestjs/common';
import { Database } from '@lectern/server/database';

/** The words a comment had before an edit, and since when it had them. */
export interface CommentVersion {
  readonly commentId: string;
  /** the stream's number by which they were written */
  readonly seq: number;
  readonly body: string;
  readonly writtenAt: Date;
  readonly isModerated: boolean;
}

/** What comments said before they were edited. */
@Injectable()
export class VersionRepository {
  constructor(private readonly database: Database) {}

  /** Whether the words of a comment as they stand were put there by a moderator. */
  async isModerated(id: string): Promise<boolean> {
    return (await this.database.client.comment.count({ where: { id, isModerated: true } })) > 0;
  }

  /** The earlier words of a comment, the newest first; none of a deleted one. */
  of(commentId: string): Promise<CommentVersion[]> {
    return this.database.client.commentVersion.findMany({
      where: { commentId, comment: { deletedAt: null } },
      orderBy: { seq: 'desc' },
      select: { commentId: true, seq: true, body: true, writtenAt: true, isModerated: true },
    });
  }
}
