import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeLeash, leash, leashHold, ownScrollHoldMs, type LeashEvent, type LeashState } from './leash';

const blocks = ['p1', 'p2', 'p3', 'p4'];
const events: fc.Arbitrary<LeashEvent> = fc.oneof(
  fc.record({ what: fc.constant('led' as const), blockId: fc.constantFrom(...blocks) }),
  fc.record({ what: fc.constant('scrolled' as const), seesTarget: fc.boolean() }),
  fc.record({ what: fc.constantFrom('typing' as const, 'selecting' as const), isOn: fc.boolean() }),
  fc.record({ what: fc.constantFrom('reflowed' as const, 'roam' as const, 'return' as const, 'tick' as const) }),
);
/** steps with the time that passed before each */
const runs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6_000 }), events), {
  minLength: 20,
  maxLength: 60,
  size: 'max',
});

/** What happened, step by step, with what was seen from outside. */
function replay(steps: readonly (readonly [number, LeashEvent])[]) {
  let state: LeashState = freeLeash;
  let nowMs = 1_000_000;
  return steps.map(([afterMs, event]) => {
    nowMs += afterMs;
    const { state: next, scrollTo } = leash(state, event, nowMs);
    state = next;
    return { event, nowMs, scrollTo, state };
  });
}

describe('leash', () => {
  it('moves nobody who types, selects or has scrolled within four seconds, unless they ask for it: 10,000 steps', () => {
    let steps = 0;
    let moved = 0;
    fc.assert(
      fc.property(runs, (run) => {
        // counted apart from the rule, from what was told to it
        const held = { typing: false, selecting: false };
        let scrolledAt = -Infinity;
        for (const { event, nowMs, scrollTo } of replay(run)) {
          steps += 1;
          if (event.what === 'typing' || event.what === 'selecting') held[event.what] = event.isOn;
          if (event.what === 'scrolled') scrolledAt = nowMs;
          if (event.what === 'return') scrolledAt = -Infinity;
          if (scrollTo === null || event.what === 'return') continue;
          moved += 1;
          expect(held).toEqual({ typing: false, selecting: false });
          expect(nowMs - scrolledAt).toBeGreaterThanOrEqual(ownScrollHoldMs);
        }
      }),
      { numRuns: 500 },
    );
    expect(steps).toBeGreaterThan(10_000);
    expect(moved).toBeGreaterThan(300);
  });

  it('moves nobody who roams, and brings them to where the others are with one key', () => {
    fc.assert(
      fc.property(runs, (run) => {
        let wasRoaming = false;
        let target: string | null = null;
        for (const { event, scrollTo, state } of replay(run)) {
          if (event.what === 'led') target = event.blockId;
          if (event.what === 'return') expect([scrollTo, state.isRoaming]).toEqual([target, false]);
          else if (wasRoaming) expect(scrollTo).toBeNull();
          wasRoaming = state.isRoaming;
        }
      }),
    );
  });

  it('brings everybody who follows to the last place sooner or later, once', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const last = replay(run).at(-1);
        if (!last) return;
        const quiet: LeashEvent[] = [
          { what: 'typing', isOn: false },
          { what: 'selecting', isOn: false },
          { what: 'tick' },
          { what: 'tick' },
        ];
        let { state } = last;
        const wanted = !state.isRoaming && !state.isBrought ? state.target : null;
        const scrolls = quiet.flatMap((event, index) => {
          const step = leash(state, event, last.nowMs + index * ownScrollHoldMs);
          state = step.state;
          return step.scrollTo ?? [];
        });
        expect(scrolls).toEqual(wanted === null ? [] : [wanted]);
      }),
    );
  });

  it('roams only from where one was brought: a little scrolling within sight is no farewell', () => {
    const steps = replay([
      [0, { what: 'led', blockId: 'p1' }],
      [100, { what: 'scrolled', seesTarget: true }],
      [5_000, { what: 'led', blockId: 'p2' }],
      [100, { what: 'scrolled', seesTarget: false }],
      [5_000, { what: 'led', blockId: 'p3' }],
      [0, { what: 'return' }],
    ]);
    expect(steps.map(({ scrollTo }) => scrollTo)).toEqual(['p1', null, 'p2', null, null, 'p3']);
    expect(steps.map(({ state }) => state.isRoaming)).toEqual([false, false, false, true, true, false]);
  });

  it('says what it waits for', () => {
    const [first] = replay([[0, { what: 'scrolled', seesTarget: true }]]);
    if (!first) throw new Error('Nothing happened.');
    expect(leashHold(first.state, first.nowMs + 3_999)).toBe('scrolling');
    expect(leashHold(first.state, first.nowMs + 4_000)).toBeNull();
    expect(leashHold({ ...first.state, isTyping: true, isSelecting: true }, first.nowMs)).toBe('typing');
    expect(leashHold({ ...first.state, isSelecting: true }, first.nowMs)).toBe('selecting');
  });
});
