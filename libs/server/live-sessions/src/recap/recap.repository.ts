import { Injectable } from '@nestjs/common';
import { Database } from '@lectern/server/database';

const commentsMax = 500;
const eventsMax = 5_000;

/** A comment made in a session, with the block its thread stands at on the present revision. */
export interface CommentOfTime {
  readonly id: string;
  readonly threadId: string;
  readonly body: string;
  readonly author: { id: string; displayName: string } | null;
  readonly createdAt: Date;
  readonly mentionedIds: readonly string[];
  readonly block: { readonly id: string; readonly number: number | null; readonly position: number } | null;
}

/** What is known afterwards of a session besides its own state. */
@Injectable()
export class RecapRepository {
  constructor(private readonly database: Database) {}

  /**
   * Comments made in a session that everybody who reads the text hears, in the order of the text and at each paragraph as
   * they came; what is deleted, withheld or held is not among them.
   */
  async comments(sessionId: string, revisionId: string): Promise<CommentOfTime[]> {
    const rows = await this.database.client.comment.findMany({
      where: { liveSessionId: sessionId, thread: { audienceId: null }, deletedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: commentsMax,
      select: {
        id: true,
        threadId: true,
        body: true,
        createdAt: true,
        author: { select: { id: true, displayName: true } },
        mentions: { select: { personId: true } },
        thread: {
          select: {
            anchors: {
              where: { revisionId, blockId: { not: null } },
              orderBy: { position: 'asc' },
              take: 1,
              select: { block: { select: { id: true, number: true, position: true } } },
            },
          },
        },
      },
    });
    const comments = rows.map(({ thread, mentions, ...row }) => ({
      ...row,
      mentionedIds: mentions.map(({ personId }) => personId),
      block: thread.anchors[0]?.block ?? null,
    }));
    const position = ({ block }: CommentOfTime) => block?.position ?? Number.MAX_SAFE_INTEGER;
    return comments.sort((a, b) => position(a) - position(b));
  }

  /** When the group went to which passage, in order. */
  async goings(sessionId: string): Promise<{ seq: number; at: Date; passageId: string }[]> {
    const rows = await this.database.client.streamEvent.findMany({
      where: { streamId: sessionId, type: 'live.moved', targetIds: { isEmpty: false } },
      orderBy: { seq: 'asc' },
      take: eventsMax,
      select: { seq: true, at: true, targetIds: true },
    });
    return rows.flatMap(({ seq, at, targetIds: [passageId] }) => (passageId ? [{ seq, at, passageId }] : []));
  }
}
