import { beforeAll, describe, expect, it } from 'vitest';
import { clientMessages, routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, send } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { answer, openThread, publish, startRevision, uploadPicture } from '../texts';
import { answersTo, expectRefused, names } from './every-answer';
import { hiddenWord, nothingOf, readPaths, type Hidden } from './read-paths';

/** The owner, who leads, and a member: neither has written on the paragraph. Ada has. */
let owner: Person;
let ben: Person;
let ada: Person;
let at: Hidden;
let lives: LiveClient[];
let passageId: string;
const before = new Map<string, unknown>();

beforeAll(async () => {
  [owner, ben, ada] = await Promise.all([register('Olga'), register('Ben'), register('Ada')]);
  const groupId = await createGroup(owner);
  await Promise.all([ben, ada].map((person) => admit(owner, groupId, person, 'member')));
  const { reading, blocks } = await publish(owner, groupId);
  const blockId = blocks.find(({ text }) => text.includes('oil'))?.id ?? '';
  const readingId = reading.id;
  const { id: draftId } = await startRevision(owner, readingId);
  await openThread(ada, readingId, 'About all of it: lamps.');
  const asking = { params: { readingId }, body: { commandId: uuidv7(), firstThoughts: { until: null } } };
  await call(routes.changeFirstThoughts, asking, owner);
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
  lives = await Promise.all([owner, ben].map((person) => LiveClient.open(person)));
  for (const live of lives) await live.join(readingId, 2);
  for (const person of [owner, ben]) for (const [key, value] of await answersTo(person, at)) before.set(key, value);

  const { thread } = await openThread(ada, readingId, `The ${hiddenWord} lamp, @[Ben](person:${ben.id})?`, blockId);
  const { id: pictureId, markdown } = await uploadPicture(ada, readingId);
  const { comment } = await answer(ada, thread.id, `No ${hiddenWord}.`);
  await answer(ada, thread.id, markdown);
  await call(routes.editComment, edit(comment.id, comment.seq), ada);
  await call(routes.reactToComment, react(comment.id), ada);
  passageId = thread.streamId;
  at = { ...at, threadId: thread.id, commentId: comment.id, pictureId };
});

const edit = (commentId: string, baseSeq: number) => ({
  body: { commandId: uuidv7(), commentId, baseSeq, body: `Rather ${hiddenWord}.` },
});
const react = (commentId: string) => ({
  body: { commandId: uuidv7(), commentId, reaction: 'agree' as const, isOn: true },
});

describe('what is hidden until one has written', () => {
  it('is thought of at every route', () => {
    expect(Object.keys(readPaths).sort()).toEqual([...names].sort());
    for (const name of names) {
      // whatever is read from a reading or a group has to be asked
      const { path, method } = routes[name];
      if (method === 'GET' && /readings|threads|comments|latest|search|notifications$/.test(path))
        expect([name, 'nothing' in readPaths[name]]).toEqual([name, name === 'original' || name === 'mentionable']);
    }
  });

  it('changes no answer of any route, not for who leads either', async () => {
    for (const person of [owner, ben]) {
      const after = await answersTo(person, at);
      expect(after.size).toBeGreaterThan(25);
      for (const [key, value] of after) {
        expect([key, value]).toEqual([key, before.get(key)]);
        // a search says again what it looked for nowhere
        expect(JSON.stringify(value)).not.toContain(hiddenWord);
      }
    }
  });

  it('is refused like what is not there', async () => {
    for (const person of [owner, ben]) await expectRefused(person, at);
  });

  it('is told to nobody over the socket, and its stream is nobody’s to join', async () => {
    for (const live of lives) {
      for (const kind of ['passage', 'notes', 'leaders', 'circle', 'reading', 'notifications'] as const)
        for (const name of ['stream.join', 'stream.read'] as const)
          expect(await live.refusal(name, { stream: { kind, id: passageId }, since: 0 })).toBe('E_NOT_FOUND');
      expect(await live.refusal('thread.mark-read', { threadId: at.threadId, upToSeq: 9 })).toBe('E_NOT_FOUND');
      const page = await live.done('stream.read', { stream: { kind: 'reading', id: at.readingId }, since: 0 });
      expect(page.head).toBe(2);
      // the number of the reading's own stream is told every few seconds, and stands
      const ofReading = live.received.filter(({ name }) => name !== 'presence.changed' && name !== 'server.client');
      for (const { name, payload } of ofReading)
        expect([name, payload]).toEqual(['stream.head', { stream: { kind: 'reading', id: at.readingId }, head: 2 }]);
    }
    // every message that could carry it is one of those above, or a command of which a route says the same
    expect(Object.keys(clientMessages).filter((name) => name.startsWith('stream'))).toHaveLength(3);
  });

  it('notifies nobody who is mentioned in it, and what is said to everybody does', async () => {
    const live = await LiveClient.open(ben);
    await live.done('stream.join', { stream: { kind: 'notifications', id: ben.id }, since: 0 });
    const { comment } = await openThread(ada, at.readingId, `To all: @[Ben](person:${ben.id})`);
    await live.message('stream.events', ({ stream }) => stream.kind === 'notifications');
    const told = await call(routes.notifications, { query: { of: 'all' } }, ben);
    expect(told.notifications.map(({ commentId }) => commentId)).toEqual([comment.id]);
  });

  it('is all there once one has written there: for that person, and not for the others', async () => {
    const { thread } = await openThread(ben, at.readingId, 'What of the oil?', at.blockId);
    expect(thread.streamId).toBe(passageId);
    const read = (person: Person) =>
      call(routes.comments, { params: { readingId: at.readingId }, query: { blockId: at.blockId } }, person);
    expect(JSON.stringify(await read(ben))).toContain(hiddenWord);
    expect((await read(owner)).comments).toEqual([]);
    const found = await call(routes.search, { query: { q: hiddenWord } }, ben);
    expect(found.results).toHaveLength(2);
    const seen = await Promise.all(
      [ada, ben, owner].map((person) => send(routes.picture, { params: { pictureId: at.pictureId } }, person)),
    );
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 404]);
    const heard = await LiveClient.open(ben);
    await heard.done('stream.join', { stream: { kind: 'passage', id: passageId }, since: 0 });
    await answer(ada, at.threadId, 'Once more.');
    expect(await heard.event(passageId, 7)).toMatchObject({ type: 'comment.created', comment: { body: 'Once more.' } });
  });
});
