import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Circles, ChosenAudience } from '@lectern/contracts';
import { dealCircles } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { ExportReadingUseCase } from '@lectern/server/readings';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { ChangeFirstThoughtsUseCase } from '../use-cases/change-first-thoughts.use-case';
import { CreateCommentUseCase } from '../use-cases/create-comment.use-case';
import { MoveThreadUseCase } from '../use-cases/move-thread.use-case';
import { OpenThreadUseCase } from '../use-cases/open-thread.use-case';
import { PlaceThreadUseCase } from '../use-cases/place-thread.use-case';
import { WidenThreadUseCase } from '../use-cases/widen-thread.use-case';
import { CircleRounds } from './circle-rounds';
import { KeepCirclesUseCase } from './keep-circles.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let people: SignedInCaller[];
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  room = await ReadingRoom.open(app);
  people = [room.member];
  for (let count = 0; count < 5; count += 1) people.push(await join(`Person ${count}`));
});

const use = <T>(token: new (...parts: never[]) => T) => app.get<T>(token, { strict: false });
const circles = () => use(KeepCirclesUseCase);
const read = (as = room.owner, readingId = room.readingId) => circles().read(as, readingId);
const basis = async (readingId = room.readingId) => (await read(room.owner, readingId)).dealing?.id ?? null;
const deal = async (
  size: number,
  { withLeaders = false, readingId = room.readingId, as = room.owner, seed = 7 } = {},
) => circles().deal(as, readingId, { how: 'dealt', basis: await basis(readingId), size, withLeaders, seed });

async function join(name: string, role: 'member' | 'observer' = 'member'): Promise<SignedInCaller> {
  const person = await somebody(app, name);
  await use(Database).client.membership.create({ data: { groupId: room.groupId, personId: person.personId, role } });
  return person;
}
const idsOf = ({ circles: all }: Circles) => all.map(({ people: some }) => some.map(({ id }) => id).sort());
const pairsOf = (all: Circles) =>
  idsOf(all).flatMap((ids) => ids.flatMap((one, at) => ids.slice(at + 1).map((other) => `${one} ${other}`)));
async function open(as: SignedInCaller, audience: ChosenAudience = 'circle', words: string | null = null) {
  const { blocks } = await room.snapshot();
  const blockId = words === null ? null : (blocks.find(({ text }) => text.includes(words))?.id ?? '');
  const anchor = { blockId, span: null };
  const { readingId } = room;
  return use(OpenThreadUseCase).execute(as, { commandId: uuidv7(), readingId, audience, anchor, body: 'Among us.' });
}
const isSeen = async (threadId: string, as: SignedInCaller) =>
  (await room.snapshot(as)).threads.some(({ id }) => id === threadId);
/** Somebody of the first circle, a companion of theirs, and somebody of another. */
async function seated(): Promise<[SignedInCaller, SignedInCaller, SignedInCaller]> {
  const [first = [], second = []] = idsOf(await deal(3));
  const of = (id = '') => people.find(({ personId }) => personId === id) ?? room.owner;
  return [of(first[0]), of(first[1]), of(second[0])];
}

describe('dealing', () => {
  it('is for who leads; everybody else sees their own circle and no other', async () => {
    await expect(deal(3, { as: room.member })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const dealt = await deal(3);
    expect(idsOf(dealt).map(({ length }) => length)).toEqual([3, 3]);
    expect(dealt).toMatchObject({ own: null, unplaced: [{ displayName: 'Olga Owner' }] });
    const mine = await read(room.member);
    expect(mine).toMatchObject({ dealing: null, circles: [], unplaced: [], can: { deal: false } });
    expect(mine.own?.people.map(({ id }) => id)).toContain(room.member.personId);
    expect((await room.snapshot(room.member)).circle).toEqual(mine.own);
    expect((await room.snapshot(room.owner)).circle).toBeNull();
    await expect(read(await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('shows its seed, and whoever deals the same people with it gets the same circles', async () => {
    const dealt = await deal(2, { seed: 41, withLeaders: true });
    expect(dealt.dealing?.dealt).toMatchObject({ seed: 41, method: 1, pairs: 5, newPairs: 5, mostNewPairs: 5 });
    const personIds = [room.owner, ...people].map(({ personId }) => personId);
    expect(idsOf(dealt)).toEqual(dealCircles({ personIds, size: 2, meetings: new Map(), seed: 41 }));
  });

  it('brings people together who have not met, in whichever reading of the group they met', async () => {
    const first = await deal(2);
    const elsewhere = await room.anotherText('# Nets\n\nA net is mended knot by knot in winter.\n');
    const second = await deal(2, { readingId: elsewhere });
    const third = await deal(2);
    const met = [...pairsOf(first), ...pairsOf(second), ...pairsOf(third)];
    expect(new Set(met).size).toBe(9);
    expect(third.dealing?.dealt).toMatchObject({ pairs: 3, newPairs: 3 });
  });

  it('takes no deal that was decided over other circles, and none of nobody', async () => {
    await deal(3);
    const late = { how: 'dealt', basis: null, size: 2, withLeaders: false } as const;
    await expect(circles().deal(room.owner, room.readingId, late)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await use(Database).client.membership.deleteMany({ where: { groupId: room.groupId, role: 'member' } });
    await expect(deal(3)).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('by hand begins with empty circles', async () => {
    const empty = await circles().deal(room.owner, room.readingId, { how: 'by-hand', basis: null, count: 2 });
    expect(idsOf(empty)).toEqual([[], []]);
    expect(empty.dealing?.dealt).toBeNull();
    const circleId = empty.circles[1]?.id ?? '';
    const put = (personId: string) => circles().place(room.owner, room.readingId, { personId, circleId });
    expect(idsOf(await put(room.owner.personId))[1]).toEqual([room.owner.personId]);
    const observer = await join('Only looks', 'observer');
    await expect(put(observer.personId)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    // nobody is put anywhere by itself
    await use(CircleRounds).round();
    expect(idsOf(await read()).flat()).toEqual([room.owner.personId]);
  });
});

describe('a late-comer', () => {
  it('is placed in the smallest circle, once, and who only reads in none', async () => {
    await deal(3);
    const late = await join('Late');
    const observer = await join('Only looks', 'observer');
    await Promise.all([use(CircleRounds).round(), use(CircleRounds).round()]);
    const all = await read();
    expect(idsOf(all).map(({ length }) => length)).toEqual([4, 3]);
    expect(idsOf(all).flat()).toContain(late.personId);
    expect(idsOf(all).flat()).not.toContain(observer.personId);
    const later = await join('Later');
    await use(CircleRounds).round();
    expect(idsOf(await read()).map(({ length }) => length)).toEqual([4, 4]);
    expect((await read(later)).own?.number).toBe(2);
  });
});

describe('what is said in a circle', () => {
  it('is heard there alone, also not by who leads, and written by nobody who is in none', async () => {
    const [one, companion, other] = await seated();
    const { thread } = await open(one);
    expect(thread.audience).toBe('circle');
    expect(await isSeen(thread.id, companion)).toBe(true);
    for (const person of [other, room.owner]) {
      expect(await isSeen(thread.id, person)).toBe(false);
      const file = await use(ExportReadingUseCase).execute(person, room.readingId, 'markdown');
      expect(new TextDecoder().decode(file.bytes)).not.toContain('Among us.');
    }
    await expect(open(room.owner)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const answer = { commandId: uuidv7(), threadId: thread.id, parentId: null, body: 'And I.' };
    await expect(use(CreateCommentUseCase).execute(other, answer)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await use(CreateCommentUseCase).execute(companion, answer);
    expect((await room.snapshot()).reading.commentCount).toBe(0);
  });

  it('is shown to all by whoever opened it, with its answers, and by nobody else', async () => {
    const [one, companion, other] = await seated();
    const { thread } = await open(one, 'circle', 'Oil was dear');
    await use(CreateCommentUseCase).execute(companion, {
      commandId: uuidv7(),
      threadId: thread.id,
      parentId: null,
      body: 'And I.',
    });
    const widen = (as: SignedInCaller, audience: 'group' | 'leaders' = 'group') =>
      use(WidenThreadUseCase).execute(as, { commandId: uuidv7(), threadId: thread.id, audience });
    await expect(widen(companion)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(widen(one, 'leaders')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(widen(room.owner)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect((await widen(one)).thread).toMatchObject({ audience: 'group', moves: 1, commentCount: 2 });
    for (const person of [other, room.owner]) expect(await isSeen(thread.id, person)).toBe(true);
  });

  it('may begin as a note', async () => {
    const [one, companion, other] = await seated();
    const { thread } = await open(one, 'notes');
    await use(WidenThreadUseCase).execute(one, { commandId: uuidv7(), threadId: thread.id, audience: 'circle' });
    expect(await isSeen(thread.id, companion)).toBe(true);
    expect(await isSeen(thread.id, other)).toBe(false);
  });

  it('goes to no other reading', async () => {
    const [one] = await seated();
    const { thread } = await open(one);
    const readingId = await room.anotherText('# Nets\n\nA net is mended knot by knot in winter.\n');
    const move = { commandId: uuidv7(), threadId: thread.id, mode: 'move', readingId } as const;
    const moving = use(MoveThreadUseCase).execute(one, { ...move, anchor: { blockId: null, span: null } });
    await expect(moving).rejects.toMatchObject({ code: 'E_CONFLICT' });
  });

  it('shows nothing of a paragraph before first thoughts: there one writes to all while they are asked for', async () => {
    const [one] = await seated();
    const { thread } = await open(one);
    const ask = { commandId: uuidv7(), readingId: room.readingId, firstThoughts: { until: null } };
    await use(ChangeFirstThoughtsUseCase).execute(room.owner, ask);
    await expect(open(one, 'circle', 'Oil was dear')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const blockId = (await room.snapshot()).blocks.find(({ text }) => text.includes('Oil was'))?.id ?? '';
    const place = { commandId: uuidv7(), threadId: thread.id, position: 0, anchor: { blockId, span: null } };
    await expect(use(PlaceThreadUseCase).execute(one, place)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const note = await open(one, 'notes', 'Oil was dear');
    const widen = { commandId: uuidv7(), threadId: note.thread.id, audience: 'circle' } as const;
    await expect(use(WidenThreadUseCase).execute(one, widen)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    // about the reading as a whole the circle goes on
    expect((await open(one)).thread.audience).toBe('circle');
  });

  it('stays with who heard it when circles are dealt anew or dissolved; nothing new begins there', async () => {
    const [one, companion, other] = await seated();
    const { thread } = await open(one);
    await circles().dissolve(room.owner, room.readingId, (await basis()) ?? '');
    expect(await read()).toMatchObject({ dealing: null, circles: [] });
    expect(await isSeen(thread.id, companion)).toBe(true);
    expect(await isSeen(thread.id, other)).toBe(false);
    await expect(open(one)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await deal(2);
    expect((await open(one)).thread.streamId).not.toBe(thread.streamId);
  });

  it('is left behind by whoever is put into another circle', async () => {
    const [one, companion] = await seated();
    const { thread } = await open(one);
    const there = (await read()).circles[1]?.id ?? '';
    await circles().place(room.owner, room.readingId, { personId: companion.personId, circleId: there });
    expect(await isSeen(thread.id, companion)).toBe(false);
    expect((await read(companion)).own?.id).toBe(there);
    expect(idsOf(await read()).map(({ length }) => length)).toEqual([2, 4]);
  });
});
