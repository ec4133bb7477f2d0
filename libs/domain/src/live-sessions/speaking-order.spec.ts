import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handKinds, sampleHand, sampleMoment, sampleStack, served } from './sample-stack';
import {
  handsAfterGiving,
  handsAfterLowering,
  handsInOrder,
  handUpOf,
  lastSpeaker,
  movedHand,
  onlyNeeded,
  speakingHand,
  withParts,
  type SpeakerStack,
} from './speaker-stack';
import { overtakenMax } from './speaking-order';

/** The order as text, with the code of each reason. */
function drawn(stack: SpeakerStack): string {
  return handsInOrder(stack)
    .map(({ hand, reason }) => `${hand.personId}:${reason.code}`)
    .join(' ');
}

/** The stack with somebody's hand put to a place. */
function moved(stack: SpeakerStack, personId: string, index: number, seq: number): SpeakerStack {
  const hand = handUpOf(stack, personId);
  return hand ? withParts(stack, [movedHand(hand, { index, reason: 'r' }, seq)], []) : stack;
}

describe('the order of hands', () => {
  it('is that in which they arrived at the server, when the group says so', () => {
    const hands = [sampleHand('c', 3), sampleHand('a', 1), sampleHand('b', 2)];
    expect(drawn(sampleStack(hands, { a: 9 }, 'first-come'))).toBe('a:arrived b:arrived c:arrived');
  });

  it('lets who spoke least go first in balanced order, and says why', () => {
    const stack = sampleStack([sampleHand('a', 1), sampleHand('b', 2), sampleHand('c', 3)], { a: 2, b: 1 });
    expect(drawn(stack)).toBe('c:spoke-less b:spoke-less a:arrived');
    expect(handsInOrder(stack)[0]?.reason).toEqual({ code: 'spoke-less', turns: 0, otherTurns: 2 });
  });

  it('puts a point of order first, then a question, then a reply, in either order', () => {
    const hands = handKinds.map((kind, index) => sampleHand(kind.slice(0, 1) + index, index, { kind }));
    expect(drawn(sampleStack(hands, {}, 'first-come'))).toBe('p3:kind c2:kind d1:kind n0:arrived');
  });

  it('lets nobody be overtaken a fourth time, not even by a point of order', () => {
    let stack = sampleStack([sampleHand('a', 1)], { a: 5 });
    for (let at = 2; at < 2 + overtakenMax; at += 1)
      stack = served(withParts(stack, [sampleHand(`p${at}`, at, { kind: 'point-of-order' })], []), 20 + at);
    stack = withParts(stack, [sampleHand('q', 9, { kind: 'point-of-order' })], []);
    expect(drawn(stack)).toBe('a:waited q:arrived');
    expect(handsInOrder(stack)[0]?.reason).toEqual({ code: 'waited', overtaken: overtakenMax });
  });

  it('keeps a hand where a facilitator put it while others go, and of two in one place the one put there last', () => {
    let stack = sampleStack([sampleHand('a', 1), sampleHand('b', 2), sampleHand('c', 3), sampleHand('d', 4)]);
    stack = moved(moved(stack, 'd', 0, 10), 'a', 2, 11);
    expect(drawn(stack)).toBe('d:moved b:arrived a:moved c:arrived');
    stack = moved(stack, 'c', 0, 12);
    expect(drawn(stack)).toBe('c:moved d:moved a:moved b:arrived');
    const c = handUpOf(stack, 'c');
    const lowered = c ? handsAfterLowering(stack, c, { how: 'lowered', reason: null }, 13) : [];
    expect(drawn(withParts(stack, lowered, []))).toBe('d:moved a:moved b:arrived');
  });

  it('counts a turn given without a raised hand as overtaking everyone who waits', () => {
    const stack = sampleStack([sampleHand('a', 1), sampleHand('b', 2)]);
    const given = served(stack, 9, { ...sampleHand('x', 9), kind: null });
    expect(handsInOrder(given).map(({ overtaken }) => overtaken)).toEqual([1, 1]);
    expect(given.turns.get('x')?.count).toBe(1);
  });

  it('ends the turn before it, says until when, and who a reply would be to', () => {
    const stack = {
      ...sampleStack([sampleHand('a', 1), sampleHand('b', 2)]),
      rules: { order: 'balanced', turnSeconds: 90, seq: 0 },
    } as const;
    expect(lastSpeaker(stack)).toBeNull();
    const first = served(stack, 3);
    expect(speakingHand(first)?.floor).toEqual({ seq: 3, since: sampleMoment, until: '2026-01-01T12:01:30.000Z' });
    const second = served(first, 4);
    expect(speakingHand(second)?.personId).toBe('b');
    expect(second.hands.get('a-1')?.over).toEqual({ how: 'spoke', reason: null });
    expect(lastSpeaker(second)).toBe('b');
  });

  it('is the same for every order in which the hands are delivered, with every hand in one place', () => {
    const hand = fc.record({
      kind: fc.constantFrom(...handKinds),
      spoke: fc.boolean(),
      index: fc.option(fc.nat({ max: 12 })),
      turns: fc.nat({ max: 5 }),
      key: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(hand, { maxLength: 12 }), fc.constantFrom('first-come', 'balanced'), (specs, order) => {
        const hands = specs.map(({ kind, spoke, index }, at) =>
          sampleHand(`p${at}`, at + 1, {
            kind,
            floor: spoke ? { seq: 50 + at, since: sampleMoment, until: null } : null,
            placed: index === null ? null : { index, seq: 100 + ((at * 7) % 13), reason: 'r' },
          }),
        );
        const turns = Object.fromEntries(specs.map(({ turns: count }, at) => [`p${at}`, count]));
        const keyOf = (arrival: number) => specs[arrival - 1]?.key ?? 0;
        const delivered = [...hands].sort((a, b) => keyOf(a.arrival) - keyOf(b.arrival) || b.arrival - a.arrival);
        const inOrder = handsInOrder(sampleStack(hands, turns, order));
        expect(handsInOrder(sampleStack(delivered, turns, order))).toEqual(inOrder);
        expect(handsInOrder(onlyNeeded(sampleStack(hands, turns, order)))).toEqual(inOrder);
        expect(new Set(inOrder.map(({ hand: { id } }) => id)).size).toBe(specs.filter(({ spoke }) => !spoke).length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says beforehand in which order the hands will speak', () => {
    const spec = fc.record({
      kind: fc.constantFrom(...handKinds),
      turns: fc.nat({ max: 3 }),
      index: fc.option(fc.nat({ max: 5 }), { freq: 3 }),
    });
    fc.assert(
      fc.property(fc.array(spec, { maxLength: 10 }), (specs) => {
        const hands = specs.map(({ kind, index }, at) =>
          sampleHand(`p${at}`, at + 1, { kind, placed: index === null ? null : { index, seq: 50 + at, reason: 'r' } }),
        );
        let stack = sampleStack(hands, Object.fromEntries(specs.map(({ turns }, at) => [`p${at}`, turns])));
        const said = handsInOrder(stack).map(({ hand }) => hand.id);
        const spoke: string[] = [];
        for (let next = handsInOrder(stack)[0]?.hand; next; next = handsInOrder(stack)[0]?.hand) {
          spoke.push(next.id);
          const given = handsAfterGiving(stack, next, sampleMoment, 100 + spoke.length);
          stack = withParts(stack, given.hands, [given.turns]);
        }
        expect(spoke).toEqual(said);
      }),
      { numRuns: 500 },
    );
  });
});
