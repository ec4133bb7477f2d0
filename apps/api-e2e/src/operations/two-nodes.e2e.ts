import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  limits,
  routes,
  type LiveAct,
  type LiveHeat,
  type LivePresenceState,
  type LiveSession,
  type Presence,
  type Reading,
  type Route,
} from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { canHaveRedis, redisAdvice } from '../../../../tools/chaos/redis-control';
import { freePort } from '../../../../tools/lib/scratch-server';
import { startTwoNodes, type TwoNodes } from '../../../../tools/lib/two-nodes';
import { send, type AnyInput } from '../api';
import { newLiveSession } from '../live-sessions';
import { register, type Person } from '../people';
import { LiveClient } from '../socket';
import { eventually, readiness } from './wait';

/** a server that died is not heard of for five seconds; the others look every two, and tell within one */
const forgottenWithinMs = 10_000;
/** two seconds are promised; a machine that is busy with other tests takes longer */
const seenWithinMs = 10_000;

if (!canHaveRedis()) console.warn(redisAdvice);

describe.skipIf(!canHaveRedis())('two nodes behind a proxy', () => {
  let folder: string;
  let site: TwoNodes;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-two-'));
    const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', RATE_LIMIT_FACTOR: '1', SHED_DELAY_MS: '2000' };
    site = await startTwoNodes({ folder, port: await freePort(), env, isNginxOptional: true });
  });
  afterAll(async () => {
    await site?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A public group with a reading, by somebody. */
  async function reading(owner: Person): Promise<string> {
    const groupId = uuidv7();
    const settings = { name: 'Lamps', description: '', visibility: 'public', joinPolicy: 'open' } as const;
    await send(routes.createGroup, { body: { commandId: groupId, ...settings } }, owner, site.base);
    const text = '# Lamps\n\nA lamp in a window tells the street that somebody is awake.';
    const pasted = { commandId: uuidv7(), text, format: 'markdown' as const };
    const draft = await send(routes.pasteText, { params: { groupId }, body: pasted }, owner, site.base);
    const { id: draftId, version } = draft.body as { id: string; version: number };
    const made = await send(routes.publishDraft, { params: { draftId }, body: { version } }, owner, site.base);
    return (made.body as { id: string }).id;
  }

  async function ask<T>(route: Route, as: Person, input: AnyInput): Promise<T> {
    const answer = await send(route, input, as, site.base);
    if (answer.status >= 300) throw new Error(`${route.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }

  /** A socket straight to one node, with the origin people come from. */
  const onNode = (index: 0 | 1, person: Person | null) => LiveClient.open(person, site.nodeBases[index], site.base);
  const names = (presence: Presence) => presence.people.map(({ displayName }) => displayName).sort();
  const shows =
    (...wanted: string[]) =>
    (presence: Presence) =>
      presence.count === wanted.length && names(presence).join() === wanted.join();

  it('are ready, and the proxy leads to them', async () => {
    for (const base of site.nodeBases)
      await eventually(
        () => readiness(base),
        ({ status }) => status === 200,
      );
    const live = await LiveClient.open(null, site.base);
    expect(live.socket.connected).toBe(true);
  });

  it('carry what is written on one to those who listen on the other', async () => {
    const ada = await register('Ada', site.base);
    const readingId = await reading(ada);
    const [here, there] = [await onNode(0, ada), await onNode(1, null)];
    await there.join(readingId);
    const anchor = { blockId: null, span: null };
    await here.done('thread.open', { commandId: uuidv7(), readingId, anchor, body: 'From the other node.' });
    expect(await there.event(readingId, 1)).toMatchObject({ type: 'thread.opened' });
  });

  it('show each other’s people, each person once, and forget them when they go', async () => {
    const [ada, ben] = [await register('Ada', site.base), await register('Ben', site.base)];
    const readingId = await reading(ada);
    const here = await onNode(0, ada);
    await here.join(readingId);
    const there = await onNode(1, ben);
    await there.join(readingId);
    await Promise.all([here, there].map((one) => one.message('presence.changed', shows('Ada', 'Ben'), seenWithinMs)));
    // another tab of hers, on the other node
    const tab = await onNode(1, ada);
    await tab.join(readingId);
    await tab.message('presence.changed', shows('Ada', 'Ben'), seenWithinMs);
    here.received.length = 0;
    there.close();
    await here.message('presence.changed', shows('Ada'), seenWithinMs);
  });

  it('show in a live session who is there, what they signal and where they go, on whichever node they are', async () => {
    const ada = await register('Ada', site.base);
    const readingId = await reading(ada);
    const text = await ask<Reading>(routes.reading, ada, { params: { readingId } });
    const [first, second] = text.blocks.map(({ id }) => id);
    const others = [await register('Ben', site.base), await register('Cleo', site.base)];
    for (const other of others) await ask(routes.joinGroup, other, { params: { groupId: text.group.id } });
    const { id: sessionId } = await ask<LiveSession>(routes.scheduleLiveSession, ada, {
      params: { readingId },
      body: newLiveSession(),
    });
    const act = (as: Person, what: LiveAct) =>
      ask(routes.actInLiveSession, as, { body: { commandId: uuidv7(), sessionId, act: what } });
    await act(ada, { what: 'turn', to: 'live', seenState: 'scheduled' });
    const enter = async (person: Person, node: 0 | 1) => {
      await act(person, { what: 'enter' });
      const client = await onNode(node, person);
      await client.done('stream.join', { stream: { kind: 'session', id: sessionId }, since: 0 });
      await client.done('live.beat', { sessionId, isActive: true, blockId: first ?? null, isOwnMove: true });
      return client;
    };
    const [ben, cleo] = others as [Person, Person];
    const [here, there, alsoThere] = [await enter(ada, 0), await enter(ben, 1), await enter(cleo, 1)];
    const isSaid = (id: string, wanted: LivePresenceState) => (frame: { people: [string, LivePresenceState][] }) =>
      frame.people.some(([one, state]) => one === id && state === wanted);
    await here.message('live.presence', isSaid(ben.id, 'here'));
    await there.message('live.presence', isSaid(ada.id, 'here'));

    await there.done('live.follow', { sessionId, personId: ada.id });
    await here.done('live.beat', { sessionId, isActive: true, blockId: second ?? null, isOwnMove: true });
    await there.message('live.position', ({ blockId, leaderId }) => blockId === second && leaderId === ada.id);

    for (const client of [here, there, alsoThere])
      await client.done('live.signal', { sessionId, blockId: second ?? '', signal: 'confused', isNamed: false });
    const isHot = ({ heat }: LiveHeat) => heat[0]?.count === 3;
    for (const client of [here, there]) await client.message('live.heat', isHot);
    await there.done('live.react', { sessionId, reaction: 'insight' });
    await here.message('live.reactions', ({ reactions }) => reactions[0]?.reaction === 'insight');

    // who leaves takes along what they signalled
    here.received.length = 0;
    await there.done('live.act', { commandId: uuidv7(), sessionId, act: { what: 'leave' } });
    await here.message('live.presence', isSaid(ben.id, 'gone'));
    await here.message('live.heat', ({ heat }) => heat.length === 0);
  });

  it('count a person’s sockets together', async () => {
    const ada = await register('Ada', site.base);
    const half = limits.socketsPerPerson / 2;
    const open: LiveClient[] = [];
    for (let index = 0; index < half; index += 1) open.push(await onNode(0, ada), await onNode(1, ada));
    for (const node of [0, 1] as const)
      await expect(onNode(node, ada)).rejects.toMatchObject({ data: { code: 'E_RATE', retryAfterSeconds: 30 } });
    open[0]?.close();
    await eventually(
      () =>
        onNode(1, ada).then(
          () => true,
          () => false,
        ),
      Boolean,
    );
  });

  it('count together how often somebody does something', async () => {
    const ada = await register('Ada', site.base);
    const preview = (base: string) => send(routes.invitationPreview, { params: { token: 'a'.repeat(43) } }, ada, base);
    const answers = [];
    for (let times = 0; times < 20; times += 1) for (const base of site.nodeBases) answers.push(await preview(base));
    const refused = answers.filter(({ status }) => status === 429);
    // thirty an hour, of forty
    expect(refused).toHaveLength(10);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('lose nobody and nothing when one dies: its people are forgotten, and the proxy leads to the other', async () => {
    const [ada, ben] = [await register('Ada', site.base), await register('Ben', site.base)];
    const readingId = await reading(ada);
    const here = await onNode(0, ada);
    await here.join(readingId);
    await (await onNode(1, ben)).join(readingId);
    await here.message('presence.changed', shows('Ada', 'Ben'), seenWithinMs);
    here.received.length = 0;
    const { pid } = site.nodes[1];
    if (pid === undefined) throw new Error('There is no process.');
    process.kill(pid, 'SIGKILL');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send(routes.reading, { params: { readingId } }, ada, site.base)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await here.message('presence.changed', shows('Ada'), forgottenWithinMs);
  });
});
