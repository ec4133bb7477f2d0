import { describe, expect, it } from 'vitest';
import { livePollActSchema, liveRoleSchema, liveStateSchema, type LivePollActName } from '@lectern/contracts';
import type { LiveStanding } from './live-policy';
import { pollRules, pollVerdict, seesMissing } from './poll-policy';

const standings: readonly LiveStanding[] = [...liveRoleSchema.options, 'deputy', 'steward', 'none'];

/** Who may do it, written out by hand. */
const table: Readonly<Record<LivePollActName, string>> = {
  'open-poll': 'host co-host deputy',
  vote: 'host co-host participant deputy steward',
  'close-poll': 'host co-host deputy',
  'ask-missing': 'host co-host deputy',
  'say-missing': 'host co-host participant deputy steward',
};

describe('the table of polls', () => {
  it('names every act of the contract', () => {
    const names = livePollActSchema.options.map((option) => option.shape.what.value);
    expect(Object.keys(pollRules).sort()).toEqual([...names].sort());
    expect(Object.keys(table).sort()).toEqual([...names].sort());
  });

  it.each(Object.keys(table) as LivePollActName[])('decides %s for everybody in every state', (act) => {
    for (const standing of standings)
      for (const state of liveStateSchema.options) {
        const isTime = ['live', 'paused', 'wrap-up'].includes(state);
        const wanted = !table[act].split(' ').includes(standing) ? 'forbid' : isTime ? 'allow' : 'state';
        expect([standing, state, pollVerdict(standing, act, state)]).toEqual([standing, state, wanted]);
      }
  });

  it('shows what is missing to who leads only', () => {
    expect(standings.filter(seesMissing)).toEqual(['host', 'co-host', 'deputy']);
  });
});
