import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '@lectern/server/database';
import { serverLimits } from '@lectern/server/platform';

/** The index of what can be found, and the comments that wait to be taken into it. */
@Injectable()
export class SearchIndexRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes comments that wait into the index, and answers how many; of those that another takes just now only `others`
   * to `wait` for. In two statements: the second looks at threads and readings after the first has the rows, which
   * whoever moves a thread holds as well.
   */
  take(others: 'pass' | 'wait'): Promise<number> {
    const passing = others === 'pass' ? Prisma.sql`SKIP LOCKED` : Prisma.empty;
    return this.database.writeTogether({
      questions: [
        Prisma.sql`
          DELETE FROM search_waiting WHERE comment_id IN (
            SELECT comment_id FROM search_waiting ORDER BY comment_id LIMIT ${serverLimits.commentsIndexedAtOnce}
            FOR UPDATE ${passing})
          RETURNING comment_id AS id`,
      ],
      decide: ([taken = []]) => {
        const ids = (taken as readonly { id: string }[]).map(({ id }) => id);
        return Promise.resolve({ statements: ids.length > 0 ? [index(ids)] : [], result: ids.length });
      },
    });
  }
}

function index(commentIds: readonly string[]) {
  return Prisma.sql`-- prepared: index-comments
    INSERT INTO search_entries (id, kind, reading_id, audience_id, at, config, words)
    SELECT comments.id, 'comment', readings.id, threads.audience_id, comments.created_at, search_config(readings.language),
      search_words(search_config(readings.language), comments.body)
    FROM comments JOIN threads ON threads.id = comments.thread_id JOIN readings ON readings.id = threads.reading_id
    WHERE comments.id = ANY(${[...commentIds]}::uuid[]) AND comments.deleted_at IS NULL
    ON CONFLICT (id) DO NOTHING`;
}
