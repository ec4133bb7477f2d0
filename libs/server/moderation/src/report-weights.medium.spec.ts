import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '@lectern/server/database';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { ListCasesUseCase } from './use-cases/list-cases.use-case';
import { ReportCommentUseCase } from './use-cases/report-comment.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** Somebody who came into the group at a moment and reports a comment of it. */
async function reportedBy(room: ReadingRoom, commentIds: readonly string[], joinedAt: Date): Promise<void> {
  const person = await somebody(app);
  const { client } = app.get(Database, { strict: false });
  await client.membership.create({
    data: { groupId: room.groupId, personId: person.personId, role: 'member', joinedAt },
  });
  for (const commentId of commentIds) {
    await app
      .get(ReportCommentUseCase, { strict: false })
      .execute(person, { commandId: uuidv7(), commentId, kind: 'insult', words: '' });
  }
}

async function caseOf(room: ReadingRoom, commentId: string) {
  const page = await app
    .get(ListCasesUseCase, { strict: false })
    .execute(room.owner, { groupId: room.groupId, of: 'waiting' });
  return page.cases.find((one) => one.commentId === commentId);
}

describe('the reports of a case', () => {
  it('count as many as there are, of people long known', async () => {
    const room = await ReadingRoom.open(app);
    const { id } = await room.comment({}, 'A provocation.');
    for (const days of [40, 90, 200]) await reportedBy(room, [id], daysAgo(days));
    const found = await caseOf(room, id);
    expect(found?.reportCount).toBe(3);
    // within minutes of each other, as in any test
    expect(found?.reportWeight).toBeGreaterThan(2.5);
    expect(found?.weighedBy).toEqual(['at-once']);
  });

  it('count as a few of many accounts that joined together, and push no case up the queue', async () => {
    const room = await ReadingRoom.open(app);
    const [target, other] = [await room.comment({}, 'A fair point.'), await room.comment({}, 'Another.')];
    for (let index = 0; index < 8; index += 1) await reportedBy(room, [target.id], new Date());
    await reportedBy(room, [other.id], daysAgo(300));
    const found = await caseOf(room, target.id);
    expect(found).toMatchObject({ reportCount: 8, weighedBy: ['new', 'together'], reasons: [] });
    expect(found?.reportWeight).toBeLessThan(1);
    expect(await caseOf(room, other.id)).toMatchObject({ reportCount: 1, reportWeight: 1, weighedBy: [] });
  });

  it('are weighed by what their reporters reported together before', async () => {
    const room = await ReadingRoom.open(app);
    const threads = [await room.comment({}, 'One.'), await room.comment({}, 'Two.'), await room.comment({}, 'Three.')];
    const ids = threads.map(({ id }) => id);
    for (const days of [50, 120, 240]) await reportedBy(room, ids, daysAgo(days));
    const last = await caseOf(room, ids[2] ?? '');
    expect(last?.weighedBy).toEqual(
      ['one-target', 'together'].filter((reason) => last?.weighedBy.includes(reason as 'together')),
    );
    expect(last?.weighedBy).toContain('together');
    expect(last?.reportWeight).toBeLessThan(2.2);
  });
});
