import { chanceFrom, freeLeash, leash, ownScrollHoldMs, type LeashEvent } from '@lectern/domain';
import { alone, type Row } from '../row';

const steps = 10_000;
const blocks = ['p1', 'p2', 'p3', 'p4'];

/** Somebody types, selects, scrolls and is led by chance: how often the view moved when it must not. */
export function leashSteps(): Row[] {
  const chance = chanceFrom(11);
  // counted apart from the rule, from what was told to it
  const held = { typing: false, selecting: false };
  let [scrolledAtMs, nowMs, moved, involuntary] = [-Infinity, 0, 0, 0];
  let state = freeLeash;
  for (let step = 0; step < steps; step += 1) {
    nowMs += Math.floor(chance() * 6_000);
    const event = eventBy(chance);
    if (event.what === 'typing' || event.what === 'selecting') held[event.what] = event.isOn;
    if (event.what === 'scrolled') scrolledAtMs = nowMs;
    if (event.what === 'return') scrolledAtMs = -Infinity;
    const after = leash(state, event, nowMs);
    state = after.state;
    if (after.scrollTo === null || event.what === 'return') continue;
    moved += 1;
    if (held.typing || held.selecting || nowMs - scrolledAtMs < ownScrollHoldMs) involuntary += 1;
  }
  return [
    alone('session.leash.moved', moved, 'times', null),
    alone('session.leash.involuntary', involuntary, 'times', 0),
  ];
}

function eventBy(chance: () => number): LeashEvent {
  const whats = ['led', 'led', 'scrolled', 'typing', 'selecting', 'reflowed', 'roam', 'return', 'tick'] as const;
  const what = whats[Math.floor(chance() * whats.length)] ?? 'tick';
  if (what === 'led') return { what, blockId: blocks[Math.floor(chance() * blocks.length)] ?? null };
  if (what === 'scrolled') return { what, seesTarget: chance() < 0.7 };
  if (what === 'typing' || what === 'selecting') return { what, isOn: chance() < 0.5 };
  return { what };
}
