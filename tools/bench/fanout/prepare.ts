import { randomUUID } from 'node:crypto';
import { Database, Prisma } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';

/** A reading with one thread on it, and the cookies of people who may write there. */
export interface PreparedReading {
  readonly groupId: string;
  readonly readingId: string;
  readonly threadId: string;
  readonly cookies: readonly string[];
}

/** Puts people, their group and one reading with a thread straight into the database. */
export async function prepareReading(databaseUrl: string, people: number): Promise<PreparedReading> {
  const database = new Database({ url: databaseUrl, connections: 2 });
  const groupId = randomUUID();
  const members = Array.from({ length: people }, (_, index) => ({
    id: randomUUID(),
    token: newSecret(),
    sessionId: randomUUID(),
    displayName: `Reader ${index + 1}`,
  }));
  try {
    await database.write(async (transaction) => {
      await transaction.person.createMany({
        data: members.map(({ id, displayName }) => ({ id, displayName, email: `${id}@example.org` })),
      });
      await transaction.session.createMany({
        data: members.map((member) => ({
          tokenHash: hashOf(member.token),
          id: member.sessionId,
          personId: member.id,
          userAgent: 'bench',
          expiresAt: new Date(Date.now() + 86_400_000),
        })),
      });
      await transaction.group.create({
        data: { id: groupId, name: 'Bench', description: '', visibility: 'private', joinPolicy: 'invitation' },
      });
      await transaction.membership.createMany({
        data: members.map((member, index) => ({
          groupId,
          personId: member.id,
          role: index === 0 ? 'owner' : 'member',
        })),
      });
    });
    const [place] = await addReadings(database, groupId, 1);
    if (!place) throw new Error('No reading was made.');
    return { groupId, ...place, cookies: members.map((member) => `lectern=${member.token}`) };
  } finally {
    await database.close();
  }
}

/** More readings in a group, each with one paragraph and one thread. */
export async function prepareMoreReadings(
  databaseUrl: string,
  groupId: string,
  count: number,
): Promise<{ readingId: string; threadId: string }[]> {
  const database = new Database({ url: databaseUrl, connections: 2 });
  try {
    const places: { readingId: string; threadId: string }[] = [];
    while (places.length < count)
      places.push(...(await addReadings(database, groupId, Math.min(1_000, count - places.length))));
    return places;
  } finally {
    await database.close();
  }
}

/** Paragraphs of uneven length at the end of a reading's text; answers the ids of all it has then, in their order. */
export async function addParagraphs(database: Database, readingId: string, count: number): Promise<string[]> {
  return database.write(async (transaction) => {
    const { currentRevisionId: revisionId } = await transaction.reading.findUniqueOrThrow({ where: { id: readingId } });
    if (revisionId === null) throw new Error('The reading has no text.');
    const before = await transaction.block.findMany({ where: { revisionId }, orderBy: { position: 'asc' } });
    const added = Array.from({ length: Math.max(0, count - before.length) }, (_, index) => {
      const position = before.length + index;
      const text = 'A sentence that is there to be read. '.repeat(2 + ((position * 7) % 12)).trim();
      return {
        id: randomUUID(),
        revisionId,
        position,
        number: position + 1,
        kind: 'paragraph' as const,
        text,
        marks: [],
      };
    });
    await transaction.block.createMany({ data: added });
    await transaction.reading.update({ where: { id: readingId }, data: { paragraphCount: count } });
    return [...before, ...added].map(({ id }) => id);
  });
}

async function addReadings(
  database: Database,
  groupId: string,
  count: number,
): Promise<{ readingId: string; threadId: string }[]> {
  const places = Array.from({ length: count }, () => ({
    readingId: randomUUID(),
    revisionId: randomUUID(),
    threadId: randomUUID(),
  }));
  const at = new Date();
  await database.write(async (transaction) => {
    await transaction.stream.createMany({ data: places.map(({ readingId: id }) => ({ id, kind: 'reading' })) });
    await transaction.reading.createMany({
      data: places.map(({ readingId: id, revisionId: currentRevisionId }) => ({
        id,
        groupId,
        title: 'Bench',
        authors: [],
        currentRevisionId,
        paragraphCount: 1,
      })),
    });
    await transaction.revision.createMany({
      data: places.map(({ readingId, revisionId: id }) => ({ id, readingId, number: 1, imported: {} })),
    });
    await transaction.block.createMany({
      data: places.map(({ revisionId }) => ({
        id: randomUUID(),
        revisionId,
        position: 0,
        number: 1,
        kind: 'paragraph',
        text: 'A paragraph to argue about.',
        marks: [],
      })),
    });
    await transaction.thread.createMany({
      data: places.map(({ readingId, threadId: id }) => ({
        id,
        readingId,
        openedAt: at,
        commentCount: 0,
        lastCommentAt: at,
        lastCommentSeq: 0,
        createdSeq: 0,
        seq: 0,
      })),
    });
    await transaction.threadAnchor.createMany({
      data: places.map(({ revisionId, threadId }) => ({ threadId, revisionId, position: 0, certainty: 'exact' })),
    });
  });
  return places.map(({ readingId, threadId }) => ({ readingId, threadId }));
}

const commentsPerStatement = 1_000;

/** Puts comments into a thread, as if they had been written: rows, events and counts. */
export async function prepareComments(databaseUrl: string, readingId: string, count: number): Promise<void> {
  const database = new Database({ url: databaseUrl, connections: 2 });
  try {
    // each statement has a limit on its time, and every comment is indexed for search
    for (let left = count; left > 0; left -= commentsPerStatement)
      await addComments(database, readingId, Math.min(left, commentsPerStatement));
    await database.client.$executeRaw(Prisma.sql`ANALYZE`);
  } finally {
    await database.close();
  }
}

async function addComments(database: Database, readingId: string, count: number): Promise<void> {
  await database.client.$executeRaw(Prisma.sql`
      WITH place AS (
        SELECT threads.id AS thread_id, streams.head, (SELECT person_id FROM memberships
          WHERE group_id = readings.group_id LIMIT 1) AS author_id
        FROM threads JOIN readings ON readings.id = threads.reading_id JOIN streams ON streams.id = readings.id
        WHERE readings.id = ${readingId}::uuid LIMIT 1
      ), made AS (
        SELECT gen_random_uuid() AS id, place.*, place.head + n AS seq
        FROM place, generate_series(1, ${count}::int) AS n
      ), said AS (
        INSERT INTO comments (id, thread_id, author_id, body, depth, created_at, created_seq, seq)
        SELECT id, thread_id, author_id, rpad('Comment ' || seq, 400, ' and more about it'), 0, now(), seq, seq FROM made
      ), happened AS (
        INSERT INTO stream_events (stream_id, seq, type, at, actor_id, thread_id, comment_id, command_id, command_hash)
        SELECT ${readingId}::uuid, seq, 'comment.created', now(), author_id, thread_id, id, id, sha256('bench') FROM made
      ), counted AS (
        UPDATE threads SET comment_count = comment_count + ${count}::int, seq = seq + ${count}::int,
          last_comment_seq = (SELECT max(seq) FROM made) WHERE id = (SELECT thread_id FROM place)
      ), numbered AS (
        UPDATE streams SET head = head + ${count}::int WHERE id = ${readingId}::uuid
      )
      UPDATE readings SET comment_count = comment_count + ${count}::int WHERE id = ${readingId}::uuid`);
}
