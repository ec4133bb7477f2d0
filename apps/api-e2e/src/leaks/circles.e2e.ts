import { beforeAll, describe, expect, it } from 'vitest';
import { routes, type Circles } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish, startRevision, uploadPicture } from '../texts';
import { answersTo, expectRefused } from './every-answer';
import { hiddenWord, nothingOf, type Hidden } from './read-paths';

/** The owner leads and is in no circle; Ada and Cleo are in one, Ben and Dan in the other. */
let owner: Person;
let ada: Person;
let ben: Person;
let cleo: Person;
let dan: Person;
let at: Hidden;
let circleId: string;
let circles: Circles;
let lives: LiveClient[];
const before = new Map<string, unknown>();

const place = (person: Person, number: number) => {
  const circle = circles.circles.find((one) => one.number === number);
  const body = { personId: person.id, circleId: circle?.id ?? '' };
  return call(routes.placeInCircle, { params: { readingId: at.readingId }, body }, owner);
};

beforeAll(async () => {
  const names = ['Olga', 'Ada', 'Ben', 'Cleo', 'Dan'];
  [owner, ada, ben, cleo, dan] = (await Promise.all(names.map((name) => register(name)))) as [
    Person,
    Person,
    Person,
    Person,
    Person,
  ];
  const groupId = await createGroup(owner);
  for (const person of [ada, ben, cleo, dan]) await admit(owner, groupId, person, 'member');
  const { reading, blocks } = await publish(owner, groupId);
  const readingId = reading.id;
  const blockId = blocks.find(({ text }) => text.includes('oil'))?.id ?? '';
  const { id: draftId } = await startRevision(owner, readingId);
  await openThread(ada, readingId, 'About all of it: lamps.');
  at = nothingOf({
    groupId,
    readingId,
    blockId,
    draftId,
    threadId: '',
    commentId: '',
    pictureId: '',
    authorId: ada.id,
    mentionedId: ben.id,
  });
  const body = { how: 'by-hand', basis: null, count: 2 } as const;
  circles = await call(routes.dealCircles, { params: { readingId }, body }, owner);
  for (const [person, number] of [
    [ada, 1],
    [cleo, 1],
    [ben, 2],
    [dan, 2],
  ] as const)
    await place(person, number);
  lives = await Promise.all([owner, ben].map((person) => LiveClient.open(person)));
  for (const live of lives) await live.join(readingId, 1);
  for (const person of [owner, ben]) for (const [key, value] of await answersTo(person, at)) before.set(key, value);

  const open = {
    commandId: uuidv7(),
    readingId,
    audience: 'circle' as const,
    anchor: { blockId, span: null },
    body: `The ${hiddenWord} lamp, @[Ben](person:${ben.id})?`,
  };
  const { thread } = await call(routes.openThread, { body: open }, ada);
  const { comment } = await answer(cleo, thread.id, `No ${hiddenWord}.`);
  const { id: pictureId, markdown } = await uploadPicture(ada, readingId);
  await answer(ada, thread.id, markdown);
  circleId = thread.streamId;
  at = { ...at, threadId: thread.id, commentId: comment.id, pictureId };
});

describe('what is said in a circle', () => {
  it('changes no answer of any route to another circle or to who leads', async () => {
    for (const person of [owner, ben]) {
      const after = await answersTo(person, at);
      expect(after.size).toBeGreaterThan(25);
      for (const [key, value] of after) {
        expect([key, value]).toEqual([key, before.get(key)]);
        expect(JSON.stringify(value)).not.toContain(hiddenWord);
      }
    }
  });

  it('is refused to them like what is not there', async () => {
    for (const person of [owner, ben]) await expectRefused(person, at);
  });

  it('is told to none of them over the socket, and its stream is not theirs to join', async () => {
    for (const live of lives) {
      for (const kind of ['circle', 'passage', 'notes', 'leaders', 'reading', 'notifications'] as const)
        for (const name of ['stream.join', 'stream.read'] as const)
          expect(await live.refusal(name, { stream: { kind, id: circleId }, since: 0 })).toBe('E_NOT_FOUND');
      expect(await live.refusal('thread.mark-read', { threadId: at.threadId, upToSeq: 9 })).toBe('E_NOT_FOUND');
      const page = await live.done('stream.read', { stream: { kind: 'reading', id: at.readingId }, since: 0 });
      expect(page.head).toBe(1);
    }
  });

  it('is heard by the circle as it is said, found, counted and told', async () => {
    const live = await LiveClient.open(cleo);
    const reading = await call(routes.reading, { params: { readingId: at.readingId } }, cleo);
    expect(reading.circle?.people.map(({ displayName }) => displayName)).toEqual(['Ada', 'Cleo']);
    expect(reading.streams).toMatchObject([{ kind: 'circle', id: circleId, head: 3 }]);
    expect(reading.threads.map(({ audience }) => audience).sort()).toEqual(['circle', 'group']);
    await live.done('stream.join', { stream: { kind: 'circle', id: circleId }, since: 3 });
    await live.done('stream.join', { stream: { kind: 'notifications', id: cleo.id }, since: 0 });
    await answer(ada, at.threadId, `And you, @[Cleo](person:${cleo.id})?`);
    expect(await live.event(circleId, 4)).toMatchObject({ type: 'comment.created' });
    await live.message('stream.events', ({ stream }) => stream.kind === 'notifications');
    const told = await call(routes.notifications, { query: { of: 'all' } }, cleo);
    expect(told.notifications.map(({ reason }) => reason)).toEqual(['mention']);
    const found = await call(routes.search, { query: { q: hiddenWord } }, cleo);
    expect(found.results).toHaveLength(2);
    const params = { readingId: at.readingId };
    const listed = await call(routes.readingThreads, { params, query: { of: 'circle' } }, cleo);
    expect(listed.threads.map(({ id }) => id)).toEqual([at.threadId]);
    expect((await call(routes.readingThreads, { params, query: { of: 'circle' } }, ben)).total).toBe(0);
  });

  it('can be reported by the circle, and a moderator sees what was reported and nothing besides', async () => {
    const report = { commandId: uuidv7(), commentId: at.commentId, kind: 'insult' as const, words: '' };
    await call(routes.reportComment, { body: report }, ada);
    const [found] = (await call(routes.cases, { params: { groupId: at.groupId }, query: {} }, owner)).cases;
    expect(found).toMatchObject({ commentId: at.commentId, excerpt: `No ${hiddenWord}.` });
  });

  it('is closed on the open socket of whoever is put into another circle', async () => {
    const live = await LiveClient.open(cleo);
    await live.done('stream.join', { stream: { kind: 'circle', id: circleId }, since: 0 });
    await place(cleo, 2);
    await live.message('stream.closed', ({ stream }) => stream.id === circleId);
    expect(await live.refusal('stream.read', { stream: { kind: 'circle', id: circleId }, since: 0 })).toBe(
      'E_NOT_FOUND',
    );
    expect((await call(routes.notifications, { query: { of: 'all' } }, cleo)).notifications).toEqual([]);
    expect((await call(routes.search, { query: { q: hiddenWord } }, cleo)).results).toEqual([]);
  });

  it('is closed to whoever leaves the group, also when they come back', async () => {
    const live = await LiveClient.open(ada);
    await live.done('stream.join', { stream: { kind: 'circle', id: circleId }, since: 0 });
    const params = { groupId: at.groupId };
    await call(routes.leaveGroup, { params }, ada);
    await live.message('stream.closed', ({ stream }) => stream.id === circleId);
    await admit(owner, at.groupId, ada, 'member');
    const again = await call(routes.reading, { params: { readingId: at.readingId } }, ada);
    expect(again).toMatchObject({ circle: null, streams: [] });
  });
});
