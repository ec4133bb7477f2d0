import { describe, expect, it } from 'vitest';
import { liveHandActSchema, liveRoleSchema, liveStateSchema, type LiveHandActName } from '@lectern/contracts';
import { handRules, handVerdict } from './hand-policy';
import type { LiveStanding } from './live-policy';

const standings: readonly LiveStanding[] = [...liveRoleSchema.options, 'deputy', 'steward', 'none'];

/** Who may do it with their own, and with somebody else's, written out by hand. */
const table: Readonly<Record<LiveHandActName, [own: string, others: string]>> = {
  'raise-hand': ['host co-host participant deputy steward', ''],
  'lower-hand': ['host co-host participant deputy steward', 'host co-host deputy'],
  'move-hand': ['host co-host deputy', 'host co-host deputy'],
  'give-floor': ['host co-host deputy', 'host co-host deputy'],
  'end-turn': ['host co-host participant deputy steward', 'host co-host deputy'],
  'turn-rules': ['host co-host deputy', 'host co-host deputy'],
};

describe('the table of hands', () => {
  it('names every act of the contract', () => {
    const names = liveHandActSchema.options.map((option) => option.shape.what.value);
    expect(Object.keys(handRules).sort()).toEqual([...names].sort());
    expect(Object.keys(table).sort()).toEqual([...names].sort());
  });

  it.each(Object.keys(table) as LiveHandActName[])('decides %s for everybody in every state', (act) => {
    for (const standing of standings)
      for (const isOwn of [true, false])
        for (const state of liveStateSchema.options) {
          const isTime = [
            'live',
            'paused',
            'wrap-up',
            ...(act === 'turn-rules' ? ['draft', 'scheduled', 'lobby'] : []),
          ];
          const by = table[act][isOwn ? 0 : 1].split(' ');
          const wanted = !by.includes(standing) ? 'forbid' : isTime.includes(state) ? 'allow' : 'state';
          expect([standing, isOwn, state, handVerdict(standing, act, isOwn, state)]).toEqual([
            standing,
            isOwn,
            state,
            wanted,
          ]);
        }
  });
});
