import { randomUUID } from 'node:crypto';
import { Database } from '@lectern/server/database';
import { prepareReading } from './fanout/prepare';

const words =
  'lamp harbour window street winter ferry stove letter garden bridge chapel ladder copper morning witness paper'.split(
    ' ',
  );

/** A reading of so many paragraphs with so many comments, four to a thread, and somebody who may read it. */
export async function largeReading(
  databaseUrl: string,
  paragraphs: number,
  comments: number,
): Promise<{ readingId: string; cookie: string }> {
  const { readingId, cookies } = await prepareReading(databaseUrl, 4);
  const database = new Database({ url: databaseUrl, connections: 2 });
  try {
    // not in one transaction: with every index there is, it takes longer than one may
    const { client } = database;
    const { currentRevisionId: revisionId } = await client.reading.findUniqueOrThrow({
      where: { id: readingId },
      select: { currentRevisionId: true },
    });
    const people = await client.person.findMany({ select: { id: true } });
    const blocks = Array.from({ length: paragraphs }, (_, index) => ({
      id: randomUUID(),
      revisionId,
      position: index + 1,
      number: index + 2,
      kind: 'paragraph' as const,
      text: paragraph(index),
      marks: [],
    }));
    await client.block.createMany({ data: blocks });
    const at = new Date();
    const threads = Array.from({ length: Math.floor(comments / 4) }, (_, index) => ({
      id: randomUUID(),
      readingId,
      openedById: people[index % people.length]?.id ?? null,
      openedAt: at,
      commentCount: 4,
      lastCommentAt: at,
      lastCommentSeq: index * 4 + 4,
      createdSeq: index * 4 + 1,
      seq: index * 4 + 4,
    }));
    await client.thread.createMany({ data: threads });
    await client.threadAnchor.createMany({
      data: threads.map(({ id: threadId }, index) => {
        const block = blocks[index % blocks.length];
        const isQuoting = index % 2 === 0;
        return {
          threadId,
          revisionId,
          position: 0,
          blockId: block?.id ?? null,
          spanStart: isQuoting ? 0 : null,
          spanEnd: isQuoting ? 12 : null,
          quote: isQuoting ? (block?.text.slice(0, 12) ?? null) : null,
          certainty: 'exact' as const,
        };
      }),
    });
    await client.comment.createMany({
      data: threads.flatMap(({ id: threadId, createdSeq }, index) =>
        Array.from({ length: 4 }, (_, count) => ({
          id: randomUUID(),
          threadId,
          authorId: people[(index + count) % people.length]?.id ?? null,
          body: `${paragraph(index + count).slice(0, 160)} **${words[count]}**.`,
          depth: 0,
          createdAt: at,
          createdSeq: createdSeq + count,
          seq: createdSeq + count,
        })),
      ),
    });
    await client.stream.update({ where: { id: readingId }, data: { head: comments } });
    await client.reading.update({
      where: { id: readingId },
      data: { paragraphCount: paragraphs + 1, commentCount: comments, lastCommentAt: at },
    });
  } finally {
    await database.close();
  }
  return { readingId, cookie: cookies[0] ?? '' };
}

/** About ninety words, no two paragraphs alike. */
function paragraph(seed: number): string {
  const chosen = Array.from({ length: 88 }, (_, at) => words[(seed * 7 + at * at * 3 + at * seed) % words.length]);
  return `Paragraph ${seed + 1} tells of ${chosen.join(' ')}.`;
}
