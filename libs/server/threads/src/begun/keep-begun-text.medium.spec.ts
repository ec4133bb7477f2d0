import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits, type BegunTarget } from '@lectern/contracts';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { KeepBegunTextUseCase } from './keep-begun-text.use-case';

describe('what somebody began to write', () => {
  let app: INestApplicationContext;
  let room: ReadingRoom;
  let texts: KeepBegunTextUseCase;
  beforeAll(async () => {
    app = await mediumApp();
    room = await ReadingRoom.open(app);
    texts = app.get(KeepBegunTextUseCase, { strict: false });
  });
  afterAll(() => app.close());

  const whole: BegunTarget = { kind: 'thread', place: 'reading', span: null };
  const save = (body: string, target: BegunTarget = whole, as = room.member) =>
    texts.save(as, { readingId: room.readingId, target, body, revision: 1 });
  const bodies = async (as = room.member) => (await texts.list(as, room.readingId)).map(({ body }) => body);

  it('is there for themselves alone, in the state kept last, until it is forgotten', async () => {
    const first = await save('A thou');
    const last = await save('A thought');
    expect(Date.parse(last.savedAt)).toBeGreaterThanOrEqual(Date.parse(first.savedAt));
    const answer: BegunTarget = { kind: 'answer', place: 'reading', threadId: uuidv7(), parentId: null };
    await save('Yes', answer);
    expect(await bodies()).toEqual(['A thought', 'Yes']);
    expect(await bodies(room.owner)).toEqual([]);
    // another person's words under the same name are other words
    await save('Mine', whole, room.owner);
    await texts.forget(room.owner, room.readingId, last.key);
    expect(await bodies()).toEqual(['A thought', 'Yes']);
    await texts.forget(room.member, room.readingId, last.key);
    expect(await bodies()).toEqual(['Yes']);
  });

  it('is kept by who may write, and nothing of it is there for who does not see the reading', async () => {
    const stranger = await somebody(app);
    await expect(save('Hello', whole, stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(bodies(stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('is bounded: a text too many is refused, the others can still be changed', async () => {
    const at = (): BegunTarget => ({ kind: 'answer', place: 'reading', threadId: uuidv7(), parentId: null });
    const person = room.owner;
    const first = at();
    await save('0', first, person);
    for (let count = 1; count < limits.begunTextsPerReading; count += 1) await save(`${count}`, at(), person);
    await expect(save('too many', at(), person)).rejects.toMatchObject({ code: 'E_TOO_LARGE' });
    await save('changed', first, person);
    expect(await bodies(person)).toContain('changed');
  });
});
