import { beforeEach, describe, expect, it } from 'vitest';
import { routes, type LivePresenceState } from '@lectern/contracts';
import { applyLiveEvent, liveDigest, liveStateOf, placeOf } from '@lectern/domain';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../api';
import { act, openLobby, passage } from '../live-sessions';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { publish } from '../texts';

describe('a live session over sockets', () => {
  let ada: Person;
  let ben: Person;
  let blockIds: string[];
  let sessionId: string;
  const agenda = () => [passage(blockIds[1] ?? ''), passage(blockIds[2] ?? '')];

  beforeEach(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    const groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'member');
    const { reading, blocks } = await publish(ada, groupId);
    blockIds = blocks.map(({ id }) => id);
    sessionId = await openLobby(ada, reading.id, { agenda: agenda() });
  });

  const open = (as: Person) => call(routes.liveSession, { params: { sessionId } }, as);
  const join = async (as: Person) => {
    const snapshot = await open(as);
    const client = await LiveClient.open(as);
    const stream = { kind: 'session', id: sessionId } as const;
    const page = await client.done('stream.join', { stream, since: snapshot.head });
    return { client, snapshot, page };
  };
  const tell = (client: LiveClient, what: Parameters<typeof act>[2]) =>
    client.done('live.act', { commandId: uuidv7(), sessionId, act: what });
  const beat = (client: LiveClient, blockId: string | null = null, isOwnMove = true) =>
    client.done('live.beat', { sessionId, isActive: true, blockId, isOwnMove });

  it('tells everybody each kind of event, and leaves all with the same state', async () => {
    const host = await join(ada);
    const guest = await join(ben);
    await tell(host.client, { what: 'enter' });
    await tell(guest.client, { what: 'enter' });
    await tell(host.client, { what: 'turn', to: 'live', seenState: 'lobby' });
    const passageId = host.snapshot.session.agenda[0]?.id ?? '';
    await tell(host.client, { what: 'go', passageId, seenPassageId: null });
    const { seq } = await tell(host.client, { what: 'lead', blockId: blockIds[2] ?? '' });
    await guest.client.event(sessionId, seq);
    const told = guest.client.events(sessionId);
    expect(told.map(({ type }) => type)).toEqual([
      'live.people-changed',
      'live.people-changed',
      'live.changed',
      'live.moved',
      'live.led',
    ]);
    const state = told.reduce((before, event) => {
      expect(placeOf(before.seq, event)).toBe('applied');
      return applyLiveEvent(before, event);
    }, liveStateOf(guest.snapshot));
    expect(liveDigest(state)).toBe(liveDigest(liveStateOf(await open(ben))));
    expect(state.lead.blockId).toBe(blockIds[2]);
  });

  it('says who is here by their beats, once for all their tabs, and at once who leaves by themselves', async () => {
    const host = await join(ada);
    await tell(host.client, { what: 'enter' });
    await beat(host.client);
    const tabs = [await join(ben), await join(ben)].map(({ client }) => client);
    await tell(tabs[0] as LiveClient, { what: 'enter' });
    for (const tab of tabs) await beat(tab);
    const isTold = (state: LivePresenceState) => (frame: { people: [string, LivePresenceState][] }) =>
      frame.people.some(([id, is]) => id === ben.id && is === state);
    await host.client.message('live.presence', isTold('here'), 3_000);
    host.client.received.length = 0;
    // a line that drops changes nothing
    tabs[1]?.close();
    await tell(tabs[0] as LiveClient, { what: 'leave' });
    await host.client.message('live.presence', isTold('gone'), 3_000);
  });

  it('tells who follows somebody where they go, and that a circle leads nowhere', async () => {
    const host = await join(ada);
    const guest = await join(ben);
    await beat(host.client, blockIds[1] ?? null);
    await guest.client.done('live.follow', { sessionId, personId: ada.id });
    const at = (blockId: string | undefined) => (position: { blockId: string | null; leaderId: string | null }) =>
      position.blockId === blockId && position.leaderId === ada.id;
    await guest.client.message('live.position', at(blockIds[1]));
    await beat(host.client, blockIds[2] ?? null);
    await guest.client.message('live.position', at(blockIds[2]));
    guest.client.received.length = 0;
    // where somebody was led to is no movement of theirs
    await beat(host.client, blockIds[3] ?? null, false);
    await host.client.done('live.follow', { sessionId, personId: ben.id });
    const { leaderId } = await host.client.message('live.position', ({ personId }) => personId === ben.id);
    expect(leaderId).toBeNull();
    expect(guest.client.received.filter(({ name }) => name === 'live.position')).toEqual([]);
  });

  it('is over for whoever loses the group: nothing more is heard', async () => {
    const guest = await join(ben);
    await tell(guest.client, { what: 'enter' });
    const { group } = await open(ada);
    await call(routes.removeMember, { params: { groupId: group.id, personId: ben.id } }, ada);
    await guest.client.message('stream.closed', ({ stream }) => stream.id === sessionId);
    guest.client.received.length = 0;
    await act(ada, sessionId, { what: 'enter' });
    const refused = await guest.client.refusal('live.act', { commandId: uuidv7(), sessionId, act: { what: 'leave' } });
    expect(refused).toBe('E_NOT_FOUND');
    expect(guest.client.events(sessionId)).toEqual([]);
  });
});
