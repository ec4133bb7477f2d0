import { beforeEach, describe, expect, it } from 'vitest';
import {
  routes,
  type LiveChatAct,
  type LiveFollowUpAct,
  type LiveHandAct,
  type LivePollAct,
  type StreamEvent,
} from '@lectern/contracts';
import { applyLiveEvent, handsInOrder, liveDigest, liveStateOf, placeOf } from '@lectern/domain';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { act, schedule } from '../live-sessions';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { publish } from '../texts';

describe('hands, polls and the chat of a live session over sockets', () => {
  let ada: Person;
  let ben: Person;
  let cleo: Person;
  let groupId: string;
  let blockId: string;
  let sessionId: string;

  beforeEach(async () => {
    [ada, ben, cleo] = await Promise.all([register('Ada'), register('Ben'), register('Cleo')]);
    groupId = await createGroup(ada);
    for (const person of [ben, cleo]) await admit(ada, groupId, person, 'member');
    const { reading, blocks } = await publish(ada, groupId);
    blockId = blocks[1]?.id ?? '';
    sessionId = await schedule(ada, reading.id, { coHostIds: [cleo.id] });
    await act(ada, sessionId, { what: 'turn', to: 'live', seenState: 'scheduled' });
    for (const person of [ada, ben, cleo]) await act(person, sessionId, { what: 'enter' });
  });

  const open = (as: Person) => call(routes.liveSession, { params: { sessionId } }, as);
  const join = async (as: Person) => {
    const snapshot = await open(as);
    const client = await LiveClient.open(as);
    await client.done('stream.join', { stream: { kind: 'session', id: sessionId }, since: snapshot.head });
    return { client, snapshot };
  };
  const hand = (client: LiveClient, what: LiveHandAct, commandId = uuidv7()) =>
    client.tell('live.hand', { commandId, sessionId, act: what });
  const poll = (client: LiveClient, what: LivePollAct, commandId = uuidv7()) =>
    client.tell('live.poll', { commandId, sessionId, act: what });
  const chat = (client: LiveClient, what: LiveChatAct, commandId = uuidv7()) =>
    client.tell('live.chat', { commandId, sessionId, act: what });
  const followUp = (client: LiveClient, what: LiveFollowUpAct, commandId = uuidv7()) =>
    client.tell('live.follow-up', { commandId, sessionId, act: what });
  const seqOf = (acknowledged: Awaited<ReturnType<typeof hand>>) => {
    if (!acknowledged.ok) throw new Error(acknowledged.refusal.message);
    return acknowledged.answer.seq;
  };
  const after = (snapshot: Awaited<ReturnType<typeof open>>, events: readonly StreamEvent[]) =>
    events.reduce((before, event) => {
      expect(placeOf(before.seq, event)).toBe('applied');
      return applyLiveEvent(before, event);
    }, liveStateOf(snapshot));

  it('tells everybody each kind of event, and who comes late has the same', async () => {
    const [host, guest] = [await join(ada), await join(ben)];
    const bens = uuidv7();
    seqOf(await hand(host.client, { what: 'turn-rules', order: 'balanced', turnSeconds: 120, seenSeq: 0 }));
    seqOf(await hand(guest.client, { what: 'raise-hand', kind: 'new-point' }, bens));
    seqOf(await hand(host.client, { what: 'give-floor', to: { by: 'hand', handId: bens }, seenFloorId: null }));
    const pollId = uuidv7();
    const form = { kind: 'ranked', question: 'Next?', options: ['One', 'Two', 'Three'], isSecret: false } as const;
    seqOf(await poll(host.client, { what: 'open-poll', poll: { ...form, options: [...form.options] } }, pollId));
    seqOf(await poll(guest.client, { what: 'vote', pollId, vote: [2, 0] }));
    seqOf(await poll(host.client, { what: 'close-poll', pollId }));
    const lineId = uuidv7();
    seqOf(await chat(guest.client, { what: 'say', text: 'Who keeps the lamps?' }, lineId));
    seqOf(await chat(guest.client, { what: 'to-comment', lineId, blockId, threadId: uuidv7() }));
    const target = { kind: 'line', id: lineId } as const;
    const followUpId = uuidv7();
    const words = { text: 'Ask the keeper', takenById: ben.id, dueOn: '2031-04-01', source: target };
    seqOf(await followUp(host.client, { what: 'add-follow-up', ...words }, followUpId));
    seqOf(await followUp(guest.client, { what: 'finish-follow-up', followUpId, isDone: true }));
    expect((await call(routes.openFollowUps, { params: { groupId } }, ben)).length).toBe(0);
    const last = seqOf(await chat(host.client, { what: 'withdraw', target, reason: 'Off the point' }));
    await guest.client.event(sessionId, last);
    const told = guest.client.events(sessionId);
    expect(told.map(({ type }) => type)).toEqual([
      'live.turn-rules-changed',
      'live.hands-changed',
      'live.hands-changed',
      'live.poll-changed',
      'live.poll-answered',
      'live.poll-changed',
      'live.line-changed',
      'live.line-changed',
      'live.follow-up-changed',
      'live.follow-up-changed',
      'live.line-changed',
    ]);
    const late = await join(cleo);
    expect(liveDigest(after(guest.snapshot, told))).toBe(liveDigest(liveStateOf(late.snapshot)));
    expect(late.snapshot.polls[0]?.tally).toMatchObject({ kind: 'ranked', winner: 2 });
    expect(late.snapshot.lines[0]).toMatchObject({ isWithdrawn: true, text: null, personId: null });
    expect(late.snapshot.followUps).toMatchObject([{ id: followUpId, isWithdrawn: true, text: null, takenBy: null }]);
    // who reads everything again from the first number finds no word of it
    const { events } = await late.client.done('stream.read', { stream: { kind: 'session', id: sessionId }, since: 0 });
    expect(JSON.stringify(events)).not.toMatch(/Who keeps the lamps|Ask the keeper/);
  });

  it('has one order when two facilitators act at once, the same on every screen', async () => {
    const [host, coHost, guest] = [await join(ada), await join(cleo), await join(ben)];
    const [first, second] = [uuidv7(), uuidv7()];
    seqOf(await hand(guest.client, { what: 'raise-hand', kind: 'new-point' }, first));
    seqOf(await hand(coHost.client, { what: 'raise-hand', kind: 'clarifying-question' }, second));
    const to = (handId: string) => ({ what: 'give-floor', to: { by: 'hand', handId }, seenFloorId: null }) as const;
    const given = await Promise.all([hand(host.client, to(first)), hand(coHost.client, to(second))]);
    const refused = given.flatMap((one) => (one.ok ? [] : [one.refusal]));
    expect(refused).toMatchObject([{ code: 'E_CONFLICT', reason: 'FLOOR_CHANGED' }]);
    const [seq = 0] = given.flatMap((one) => (one.ok ? [one.answer.seq] : []));
    const states = [];
    for (const { client, snapshot } of [host, coHost, guest]) {
      await client.event(sessionId, seq);
      const missed = client.events(sessionId).filter((event) => event.seq > snapshot.head);
      states.push(after(snapshot, missed));
    }
    const orders = states.map(({ stack }) => handsInOrder(stack).map(({ hand: { id }, reason }) => [id, reason]));
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
    expect(orders[0]).toHaveLength(1);
  });

  it('tells the heat from three people on, names who chose it, and tells who comes late', async () => {
    const everybody = [await join(ada), await join(ben), await join(cleo)];
    for (const { client } of everybody)
      await client.done('live.beat', { sessionId, isActive: true, blockId: null, isOwnMove: false });
    for (const [index, { client }] of everybody.entries())
      await client.done('live.signal', { sessionId, blockId, signal: 'confused', isNamed: index === 1 });
    const isHot = ({ heat }: { heat: { count: number | null }[] }) => heat[0]?.count === 3;
    const heat = [{ blockId, signal: 'confused', count: 3, namedIds: [ben.id] }];
    for (const { client } of everybody) expect((await client.message('live.heat', isHot)).heat).toEqual(heat);
    const late = await join(ada);
    await late.client.done('live.beat', { sessionId, isActive: true, blockId: null, isOwnMove: false });
    expect((await late.client.message('live.heat')).heat).toEqual(heat);
    await everybody[0]?.client.done('live.signal', { sessionId, blockId, signal: null, isNamed: false });
    const isCool = ({ heat: shown }: { heat: { count: number | null }[] }) => shown[0]?.count === null;
    await late.client.message('live.heat', isCool);
    // reactions are told once a second, how many of each, and from nobody
    const reactions = everybody.map(({ client }) => client.done('live.react', { sessionId, reaction: 'insight' }));
    await Promise.all(reactions);
    const countOf = () =>
      late.client.received
        .flatMap((one) => (one.name === 'live.reactions' ? one.payload.reactions : []))
        .reduce((sum, { reaction, count }) => sum + (reaction === 'insight' ? count : 0), 0);
    await late.client.until(() => countOf() === 3);
    await act(ben, sessionId, { what: 'leave' });
    expect(await everybody[1]?.client.refusal('live.react', { sessionId, reaction: 'agree' })).toBe('E_CONFLICT');
    const outside = { sessionId, blockId, signal: 'done', isNamed: false } as const;
    expect(await everybody[1]?.client.refusal('live.signal', outside)).toBe('E_CONFLICT');
  });

  it('refuses what is stale, and what nobody there may do', async () => {
    const guest = await join(ben);
    const gone = uuidv7();
    expect(await hand(guest.client, { what: 'lower-hand', handId: gone, reason: null })).toMatchObject({
      refusal: { code: 'E_CONFLICT', reason: 'HAND_DOWN' },
    });
    expect(await poll(guest.client, { what: 'close-poll', pollId: gone })).toMatchObject({
      refusal: { code: 'E_FORBIDDEN' },
    });
    expect(await chat(guest.client, { what: 'say', text: '   ' })).toMatchObject({ refusal: { code: 'E_INVALID' } });
    await act(ada, sessionId, { what: 'turn', to: 'ended', seenState: 'live' });
    expect(await hand(guest.client, { what: 'raise-hand', kind: 'new-point' })).toMatchObject({
      refusal: { code: 'E_GONE', reason: 'LIVE_OVER' },
    });
  });
});
