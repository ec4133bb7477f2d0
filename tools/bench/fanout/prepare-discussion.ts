import { randomUUID } from 'node:crypto';
import { Database, Prisma } from '@lectern/server/database';
import type { PreparedReading } from './prepare';

const words =
  'reader paragraph author claim evidence however because meaning sentence example history language question answer ' +
  'source doubt reason translation context argument footnote quotation passage chapter opinion detail therefore word';
const chunk = 1_000;

/** A reading with paragraphs, threads spread over them, and comments spread over the threads. Returns its id and the first paragraph's. */
export async function prepareDiscussion(
  databaseUrl: string,
  { groupId }: PreparedReading,
  size: { paragraphs: number; threads: number; comments: number },
): Promise<{ readingId: string; firstBlockId: string }> {
  const database = new Database({ url: databaseUrl, connections: 2 });
  const [readingId, revisionId] = [randomUUID(), randomUUID()];
  const at = new Date();
  const random = seeded(1);
  const blocks = Array.from({ length: size.paragraphs }, (_, position) => ({
    id: randomUUID(),
    revisionId,
    position,
    number: position + 1,
    kind: 'paragraph' as const,
    text: sentence(80, random),
    marks: [],
  }));
  const threadIds = Array.from({ length: size.threads }, () => randomUUID());
  const perThread = size.comments / size.threads;
  try {
    const people = (await database.client.membership.findMany({ where: { groupId } })).map((one) => one.personId);
    const someone = () => people[Math.floor(random() * people.length)] ?? null;
    await database.client.stream.create({ data: { id: readingId, kind: 'reading', head: size.comments } });
    await database.client.reading.create({
      data: {
        id: readingId,
        groupId,
        title: 'A long text',
        authors: [],
        currentRevisionId: revisionId,
        paragraphCount: size.paragraphs,
        commentCount: size.comments,
        lastCommentAt: at,
      },
    });
    await database.client.revision.create({ data: { id: revisionId, readingId, number: 1, imported: {} } });
    await database.client.block.createMany({ data: blocks });
    const threads = threadIds.map((id, index) => ({
      id,
      readingId,
      openedById: someone(),
      openedAt: new Date(at.getTime() - random() * 1e9),
      commentCount: perThread,
      lastCommentAt: new Date(at.getTime() - random() * 1e8),
      createdSeq: index + 1,
      lastCommentSeq: index + 1 + (perThread - 1) * size.threads,
      seq: index + 1 + (perThread - 1) * size.threads,
    }));
    const anchors = threadIds.map((threadId, index) => ({
      threadId,
      revisionId,
      position: 0,
      certainty: 'exact' as const,
      blockId: blocks[index % blocks.length]?.id ?? null,
    }));
    const comments = Array.from({ length: size.comments }, (_, index) => ({
      id: index < size.threads ? (threadIds[index] ?? '') : randomUUID(),
      threadId: threadIds[index % size.threads] ?? '',
      authorId: someone(),
      body: sentence(10 + random() * 60, random),
      depth: 0,
      createdAt: new Date(at.getTime() - random() * 1e9),
      createdSeq: index + 1,
      seq: index + 1,
    }));
    for (let from = 0; from < threads.length; from += chunk)
      await database.client.thread.createMany({ data: threads.slice(from, from + chunk) });
    for (let from = 0; from < anchors.length; from += chunk)
      await database.client.threadAnchor.createMany({ data: anchors.slice(from, from + chunk) });
    for (let from = 0; from < comments.length; from += chunk)
      await database.client.comment.createMany({ data: comments.slice(from, from + chunk) });
    await database.client.$executeRaw(Prisma.sql`ANALYZE`);
  } finally {
    await database.close();
  }
  return { readingId, firstBlockId: blocks[0]?.id ?? '' };
}

function sentence(count: number, random: () => number): string {
  const all = words.split(' ');
  // numbers in between, as words alone would compress better than what people write
  return Array.from({ length: Math.round(count) }, () =>
    random() < 0.2 ? random().toString(36).slice(2, 8) : all[Math.floor(random() * all.length)],
  ).join(' ');
}

/** Numbers between 0 and 1 that are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
