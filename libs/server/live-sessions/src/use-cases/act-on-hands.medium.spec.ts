import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HandKind } from '@lectern/contracts';
import { handsInOrder, handUpOf, liveDigest, speakingHand, type LiveRoomState } from '@lectern/domain';
import type { SignedInCaller } from '@lectern/server/platform';
import { LiveMeeting } from '../../../../../tools/testing/live-meeting';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

let meeting: LiveMeeting;
let before: LiveRoomState;
beforeEach(async () => {
  meeting = await LiveMeeting.open(app);
  before = await meeting.state();
});

const raise = (as: SignedInCaller, kind: HandKind = 'new-point') => meeting.hand(as, { what: 'raise-hand', kind });
const handOf = async (as: SignedInCaller) => handUpOf((await meeting.state()).stack, as.personId)?.id ?? '';
const give = async (to: SignedInCaller, as = meeting.host) => {
  const { stack } = await meeting.state();
  const seenFloorId = speakingHand(stack)?.id ?? null;
  return meeting.hand(as, { what: 'give-floor', to: { by: 'hand', handId: await handOf(to) }, seenFloorId });
};
const names = async () => {
  const { stack, people } = await meeting.state();
  return handsInOrder(stack).map(({ hand, reason }) => `${people.get(hand.personId)?.displayName}: ${reason.code}`);
};
const refusal = (reason: string) => ({ code: 'E_CONFLICT', details: expect.objectContaining({ reason }) });

describe('hands', () => {
  it('are up in balanced order, which everybody has who was there and everybody who comes late', async () => {
    const [ada, ben, cleo] = meeting.people;
    await raise(ada);
    await give(ada);
    await meeting.hand(ada, { what: 'end-turn', handId: (await meeting.snapshot()).hands[0]?.id ?? '' });
    await raise(ada);
    await raise(ben);
    await raise(cleo, 'clarifying-question');
    expect(await names()).toEqual(['Cleo: kind', 'Ben: spoke-less', 'Ada: arrived']);
    const replayed = await meeting.replayed(before);
    expect(liveDigest(replayed)).toBe(liveDigest(await meeting.state(cleo)));
    // and who got every event once more on top of a newer snapshot has no other state
    const twice = await meeting.replayed({ ...(await meeting.state()), seq: before.seq });
    expect(liveDigest(twice)).toBe(liveDigest(replayed));
  });

  it('are lowered by who raised them, or by a facilitator who says why; once', async () => {
    const [ada, ben] = meeting.people;
    await raise(ada);
    await raise(ben);
    const handId = await handOf(ada);
    const lower = (as: SignedInCaller, reason: string | null) =>
      meeting.hand(as, { what: 'lower-hand', handId, reason });
    await expect(lower(ben, 'I am in a hurry')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(lower(meeting.host, null)).rejects.toMatchObject({ code: 'E_INVALID' });
    await lower(ada, null);
    await expect(lower(ada, null)).rejects.toMatchObject(refusal('HAND_DOWN'));
    await meeting.hand(meeting.coHost, { what: 'lower-hand', handId: await handOf(ben), reason: 'Answered already' });
    expect(await names()).toEqual([]);
    const over = (await meeting.events(before.seq)).flatMap((event) => ('hands' in event ? event.hands : []));
    expect(over.at(-1)?.over).toEqual({ how: 'taken-down', reason: 'Answered already' });
  });

  it('stand where a facilitator puts them, with the reason', async () => {
    const [ada, ben] = meeting.people;
    await raise(ada);
    await raise(ben);
    const act = { what: 'move-hand', handId: await handOf(ben), index: 0, reason: 'Has to leave' } as const;
    await expect(meeting.hand(ada, act)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await meeting.hand(meeting.host, act);
    expect(await names()).toEqual(['Ben: moved', 'Ada: arrived']);
    expect(liveDigest(await meeting.replayed(before))).toBe(liveDigest(await meeting.state()));
  });

  it('go up once, only in the room, not of observers, and a reply only when somebody spoke', async () => {
    const [ada, ben, cleo] = meeting.people;
    const commandId = uuidv7();
    const once = { what: 'raise-hand', kind: 'new-point' } as const;
    const first = await meeting.hand(ada, once, commandId);
    expect(await meeting.hand(ada, once, commandId)).toEqual(first);
    await expect(raise(ada)).rejects.toMatchObject(refusal('HAND_UP'));
    await expect(raise(ben, 'direct-reply')).rejects.toMatchObject({ code: 'E_INVALID' });
    await meeting.act(meeting.host, { what: 'role', personId: cleo.personId, role: 'observer' });
    await expect(raise(cleo)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await meeting.act(ben, { what: 'leave' });
    await expect(raise(ben)).rejects.toMatchObject(refusal('NOT_IN'));
    await expect(raise(await somebody(app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await give(ada);
    await meeting.act(ben, { what: 'enter' });
    await raise(ben, 'direct-reply');
    expect((await meeting.snapshot()).hands.find(({ kind }) => kind === 'direct-reply')?.repliesToId).toBe(
      ada.personId,
    );
  });
});

describe('who leaves', () => {
  it('waits no more and does not have the floor any more', async () => {
    const [ada, ben] = meeting.people;
    await raise(ada);
    await give(ada);
    await raise(ben);
    await raise(ada);
    expect(await names()).toEqual(['Ben: arrived', 'Ada: arrived']);
    await meeting.act(ada, { what: 'leave' });
    expect(await names()).toEqual(['Ben: arrived']);
    expect(speakingHand((await meeting.state()).stack)).toBeUndefined();
    await meeting.act(meeting.host, { what: 'remove', personId: ben.personId });
    expect(await names()).toEqual([]);
    expect(liveDigest(await meeting.replayed(before))).toBe(liveDigest(await meeting.state()));
  });
});

describe('the floor', () => {
  it('goes to one when two facilitators give it at once', async () => {
    const [ada, ben] = meeting.people;
    await raise(ada);
    await raise(ben);
    const [adas, bens] = [await handOf(ada), await handOf(ben)];
    const to = (handId: string) => ({ what: 'give-floor', to: { by: 'hand', handId }, seenFloorId: null }) as const;
    const given = await Promise.allSettled([
      meeting.hand(meeting.host, to(adas)),
      meeting.hand(meeting.coHost, to(bens)),
    ]);
    expect(given.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { stack } = await meeting.state();
    expect([...stack.turns.values()]).toHaveLength(1);
    expect(handsInOrder(stack)).toHaveLength(1);
    expect(liveDigest(await meeting.replayed(before))).toBe(liveDigest(await meeting.state()));
  });

  it('is given to somebody without a hand, has an end, and is taken back', async () => {
    const [ada, ben] = meeting.people;
    await meeting.hand(meeting.host, { what: 'turn-rules', order: 'first-come', turnSeconds: 90, seenSeq: 0 });
    await expect(
      meeting.hand(meeting.coHost, { what: 'turn-rules', order: 'balanced', turnSeconds: null, seenSeq: 0 }),
    ).rejects.toMatchObject(refusal('RULES_CHANGED'));
    const to = { by: 'person', personId: ada.personId } as const;
    await meeting.hand(meeting.host, { what: 'give-floor', to, seenFloorId: null });
    const speaking = speakingHand((await meeting.state()).stack);
    expect(speaking).toMatchObject({ personId: ada.personId, kind: null });
    const { since = '', until } = speaking?.floor ?? {};
    expect(Date.parse(until ?? '') - Date.parse(since)).toBe(90_000);
    const end = { what: 'end-turn', handId: speaking?.id ?? '' } as const;
    await expect(meeting.hand(ben, end)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await meeting.hand(ada, end);
    await expect(meeting.hand(meeting.host, end)).rejects.toMatchObject(refusal('FLOOR_CHANGED'));
    expect(liveDigest(await meeting.replayed(before))).toBe(liveDigest(await meeting.state()));
  });

  it("is nobody's once the session is over", async () => {
    await meeting.act(meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    await expect(raise(meeting.people[0])).rejects.toMatchObject({ code: 'E_GONE' });
  });
});
