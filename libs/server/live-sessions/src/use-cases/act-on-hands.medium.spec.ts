import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { HandKind } from '@lectern/contracts';
import { handsInOrder, handUpOf, liveDigest, speakingHand } from '@lectern/domain';
import type { SignedInCaller } from '@lectern/server/platform';
import { conflictWith, liveMeetings } from '../../../../../tools/testing/live-meetings';
import { somebody } from '../../../../../tools/testing/medium-app';

const at = liveMeetings();

const raise = (as: SignedInCaller, kind: HandKind = 'new-point') => at.meeting.hand(as, { what: 'raise-hand', kind });
const handOf = async (as: SignedInCaller) => handUpOf((await at.meeting.state()).stack, as.personId)?.id ?? '';
const give = async (to: SignedInCaller, as = at.meeting.host) => {
  const { stack } = await at.meeting.state();
  const seenFloorId = speakingHand(stack)?.id ?? null;
  return at.meeting.hand(as, { what: 'give-floor', to: { by: 'hand', handId: await handOf(to) }, seenFloorId });
};
const names = async () => {
  const { stack, people } = await at.meeting.state();
  return handsInOrder(stack).map(({ hand, reason }) => `${people.get(hand.personId)?.displayName}: ${reason.code}`);
};

describe('hands', () => {
  it('are up in balanced order, which everybody has who was there and everybody who comes late', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    await raise(ada);
    await give(ada);
    await at.meeting.hand(ada, { what: 'end-turn', handId: (await at.meeting.snapshot()).hands[0]?.id ?? '' });
    await raise(ada);
    await raise(ben);
    await raise(cleo, 'clarifying-question');
    expect(await names()).toEqual(['Cleo: kind', 'Ben: spoke-less', 'Ada: arrived']);
    const replayed = await at.meeting.replayed(at.before);
    expect(liveDigest(replayed)).toBe(liveDigest(await at.meeting.state(cleo)));
    // and who got every event once more on top of a newer snapshot has no other state
    const twice = await at.meeting.replayed({ ...(await at.meeting.state()), seq: at.before.seq });
    expect(liveDigest(twice)).toBe(liveDigest(replayed));
  });

  it('are lowered by who raised them, or by a facilitator who says why; once', async () => {
    const [ada, ben] = at.meeting.people;
    await raise(ada);
    await raise(ben);
    const handId = await handOf(ada);
    const lower = (as: SignedInCaller, reason: string | null) =>
      at.meeting.hand(as, { what: 'lower-hand', handId, reason });
    await expect(lower(ben, 'I am in a hurry')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(lower(at.meeting.host, null)).rejects.toMatchObject({ code: 'E_INVALID' });
    await lower(ada, null);
    await expect(lower(ada, null)).rejects.toMatchObject(conflictWith('HAND_DOWN'));
    await at.meeting.hand(at.meeting.coHost, {
      what: 'lower-hand',
      handId: await handOf(ben),
      reason: 'Answered already',
    });
    expect(await names()).toEqual([]);
    const over = (await at.meeting.events(at.before.seq)).flatMap((event) => ('hands' in event ? event.hands : []));
    expect(over.at(-1)?.over).toEqual({ how: 'taken-down', reason: 'Answered already' });
  });

  it('stand where a facilitator puts them, with the reason', async () => {
    const [ada, ben] = at.meeting.people;
    await raise(ada);
    await raise(ben);
    const act = { what: 'move-hand', handId: await handOf(ben), index: 0, reason: 'Has to leave' } as const;
    await expect(at.meeting.hand(ada, act)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await at.meeting.hand(at.meeting.host, act);
    expect(await names()).toEqual(['Ben: moved', 'Ada: arrived']);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });

  it('go up once, only in the room, not of observers, and a reply only when somebody spoke', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    const commandId = uuidv7();
    const once = { what: 'raise-hand', kind: 'new-point' } as const;
    const first = await at.meeting.hand(ada, once, commandId);
    expect(await at.meeting.hand(ada, once, commandId)).toEqual(first);
    await expect(raise(ada)).rejects.toMatchObject(conflictWith('HAND_UP'));
    await expect(raise(ben, 'direct-reply')).rejects.toMatchObject({ code: 'E_INVALID' });
    await at.meeting.act(at.meeting.host, { what: 'role', personId: cleo.personId, role: 'observer' });
    await expect(raise(cleo)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await at.meeting.act(ben, { what: 'leave' });
    await expect(raise(ben)).rejects.toMatchObject(conflictWith('NOT_IN'));
    await expect(raise(await somebody(at.app))).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await give(ada);
    await at.meeting.act(ben, { what: 'enter' });
    await raise(ben, 'direct-reply');
    expect((await at.meeting.snapshot()).hands.find(({ kind }) => kind === 'direct-reply')?.repliesToId).toBe(
      ada.personId,
    );
  });
});

describe('who leaves', () => {
  it('waits no more and does not have the floor any more', async () => {
    const [ada, ben] = at.meeting.people;
    await raise(ada);
    await give(ada);
    await raise(ben);
    await raise(ada);
    expect(await names()).toEqual(['Ben: arrived', 'Ada: arrived']);
    await at.meeting.act(ada, { what: 'leave' });
    expect(await names()).toEqual(['Ben: arrived']);
    expect(speakingHand((await at.meeting.state()).stack)).toBeUndefined();
    await at.meeting.act(at.meeting.host, { what: 'remove', personId: ben.personId });
    expect(await names()).toEqual([]);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });
});

describe('the floor', () => {
  it('goes to one when two facilitators give it at once', async () => {
    const [ada, ben] = at.meeting.people;
    await raise(ada);
    await raise(ben);
    const [adas, bens] = [await handOf(ada), await handOf(ben)];
    const to = (handId: string) => ({ what: 'give-floor', to: { by: 'hand', handId }, seenFloorId: null }) as const;
    const given = await Promise.allSettled([
      at.meeting.hand(at.meeting.host, to(adas)),
      at.meeting.hand(at.meeting.coHost, to(bens)),
    ]);
    expect(given.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { stack } = await at.meeting.state();
    expect([...stack.turns.values()]).toHaveLength(1);
    expect(handsInOrder(stack)).toHaveLength(1);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });

  it('is given to somebody without a hand, has an end, and is taken back', async () => {
    const [ada, ben] = at.meeting.people;
    await at.meeting.hand(at.meeting.host, { what: 'turn-rules', order: 'first-come', turnSeconds: 90, seenSeq: 0 });
    await expect(
      at.meeting.hand(at.meeting.coHost, { what: 'turn-rules', order: 'balanced', turnSeconds: null, seenSeq: 0 }),
    ).rejects.toMatchObject(conflictWith('RULES_CHANGED'));
    const to = { by: 'person', personId: ada.personId } as const;
    await at.meeting.hand(at.meeting.host, { what: 'give-floor', to, seenFloorId: null });
    const speaking = speakingHand((await at.meeting.state()).stack);
    expect(speaking).toMatchObject({ personId: ada.personId, kind: null });
    const { since = '', until } = speaking?.floor ?? {};
    expect(Date.parse(until ?? '') - Date.parse(since)).toBe(90_000);
    const end = { what: 'end-turn', handId: speaking?.id ?? '' } as const;
    await expect(at.meeting.hand(ben, end)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await at.meeting.hand(ada, end);
    await expect(at.meeting.hand(at.meeting.host, end)).rejects.toMatchObject(conflictWith('FLOOR_CHANGED'));
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });

  it("is nobody's once the session is over", async () => {
    await at.meeting.act(at.meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    await expect(raise(at.meeting.people[0])).rejects.toMatchObject({ code: 'E_GONE' });
  });
});
