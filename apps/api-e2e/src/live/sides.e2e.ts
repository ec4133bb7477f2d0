import { beforeEach, describe, expect, it } from 'vitest';
import { routes, type LiveArrangeAct, type LiveSideAct, type StreamKind } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { act, schedule } from '../live-sessions';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { publish } from '../texts';

describe('backstage, notes and small rooms over sockets', () => {
  let ada: Person;
  let ben: Person;
  let cleo: Person;
  let sessionId: string;

  beforeEach(async () => {
    [ada, ben, cleo] = await Promise.all([register('Ada'), register('Ben'), register('Cleo')]);
    const groupId = await createGroup(ada);
    for (const person of [ben, cleo]) await admit(ada, groupId, person, 'member');
    const { reading } = await publish(ada, groupId);
    sessionId = await schedule(ada, reading.id, { coHostIds: [cleo.id] });
    await act(ada, sessionId, { what: 'turn', to: 'live', seenState: 'scheduled' });
    for (const person of [ada, ben, cleo]) await act(person, sessionId, { what: 'enter' });
  });

  const open = (as: Person) => call(routes.liveSession, { params: { sessionId } }, as);
  const join = (client: LiveClient, kind: StreamKind, id: string) =>
    client.tell('stream.join', { stream: { kind, id }, since: 0 });
  const entered = async (as: Person) => {
    const client = await LiveClient.open(as);
    await client.done('stream.join', { stream: { kind: 'session', id: sessionId }, since: (await open(as)).head });
    return client;
  };
  const aside = (client: LiveClient, sideId: string, what: LiveSideAct, commandId = uuidv7()) =>
    client.done('live.side', { commandId, sideId, act: what });
  const arrange = (client: LiveClient, what: LiveArrangeAct) =>
    client.done('live.arrange', { commandId: uuidv7(), sessionId, act: what });
  const everything = (client: LiveClient) => JSON.stringify(client.received);

  it('tells backstage to those who lead, and to others not even a number; who leads no more hears no more', async () => {
    const [host, coHost, guest] = [await entered(ada), await entered(cleo), await entered(ben)];
    const { id: sideId } = await call(routes.backstage, { params: { sessionId } }, ada);
    for (const client of [host, coHost]) expect((await join(client, 'side', sideId)).ok).toBe(true);
    expect(await join(guest, 'side', sideId)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
    expect(await join(guest, 'session', sideId)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
    const { head } = await open(ben);
    const { seq } = await aside(host, sideId, { what: 'say-aside', text: 'Only among us' });
    await coHost.event(sideId, seq);
    expect(coHost.events(sideId)).toMatchObject([{ type: 'side.line-changed', line: { text: 'Only among us' } }]);
    const after = await open(ben);
    expect(after.head).toBe(head);
    const read = { stream: { kind: 'side', id: sideId }, since: 0 } as const;
    expect(await guest.tell('stream.read', read)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
    await act(ada, sessionId, { what: 'role', personId: cleo.id, role: 'participant' });
    await coHost.message('stream.closed', ({ stream }) => stream.id === sideId);
    await aside(host, sideId, { what: 'say-aside', text: 'Now she is gone' });
    expect(await coHost.tell('stream.read', read)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
    // what else is told meanwhile comes after it would have come
    const moved = await act(ada, sessionId, { what: 'go-on-by-itself', isOn: true });
    for (const client of [coHost, guest]) await client.event(sessionId, moved.seq);
    expect(everything(coHost)).not.toContain('Now she is gone');
    expect(everything(guest)).not.toMatch(/Only among us|Now she is gone/);
    expect(everything(guest)).not.toContain(sideId);
  });

  it('tells a small room to who is in it, and no more to who was moved', async () => {
    const [host, guest] = [await entered(ada), await entered(ben)];
    await arrange(host, {
      what: 'split',
      deal: { by: 'hand', rooms: [[ben.id], [cleo.id]] },
      passageIds: [],
      minutes: 5,
      seenRound: 0,
    });
    const { rooms } = await open(ben);
    const [mine = '', other = ''] = rooms.map(({ id }) => id);
    expect((await join(guest, 'side', mine)).ok).toBe(true);
    expect(await join(guest, 'side', other)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
    const { seq } = await aside(host, mine, { what: 'say-aside', text: 'Here I am' });
    await guest.event(mine, seq);
    await arrange(host, { what: 'move-person', personId: ben.id, roomId: other, seenRoomId: mine });
    await guest.message('stream.closed', ({ stream }) => stream.id === mine);
    expect((await join(guest, 'side', other)).ok).toBe(true);
    await aside(host, mine, { what: 'say-aside', text: 'An empty room' });
    const last = await aside(host, other, { what: 'say-aside', text: 'A full one' });
    await guest.event(other, last.seq);
    expect(everything(guest)).not.toContain('An empty room');
    // called back at once, all are back within a round of the server, and the room is over
    await arrange(host, { what: 'call-back', seconds: 0, seenRound: 1 });
    await expect.poll(async () => (await open(ben)).split.isSplit).toBe(false);
    const late = { commandId: uuidv7(), sideId: other, act: { what: 'say-aside', text: 'Too late' } } as const;
    expect(await guest.tell('live.side', late)).toMatchObject({ refusal: { reason: 'ROOMS_OVER' } });
  });

  it('tells notes to who writes them, and to everybody once they are shown', async () => {
    const [host, guest] = [await entered(ada), await entered(ben)];
    await arrange(host, { what: 'open-notes', writerIds: [], isShown: false, seenSeq: 0 });
    const { noteBook } = await open(ben);
    const sideId = noteBook.sideId ?? '';
    const noteId = uuidv7();
    await aside(host, sideId, { what: 'add-note', text: 'For later', afterId: null }, noteId);
    expect(await join(guest, 'side', sideId)).toMatchObject({ refusal: { code: 'E_NOT_FOUND' } });
    await arrange(host, { what: 'open-notes', writerIds: [ben.id], isShown: true, seenSeq: noteBook.seq });
    const joined = await guest.done('stream.join', { stream: { kind: 'side', id: sideId }, since: 0 });
    expect(joined.events).toMatchObject([{ type: 'side.note-changed', note: { text: 'For later' } }]);
    const { seq } = await aside(host, sideId, { what: 'withdraw-note', noteId, reason: null });
    await guest.event(sideId, seq);
    expect(JSON.stringify(await call(routes.liveSide, { params: { sideId } }, ben))).not.toContain('For later');
  });
});
