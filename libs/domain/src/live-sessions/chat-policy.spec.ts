import { describe, expect, it } from 'vitest';
import { liveChatActSchema, liveRoleSchema, liveStateSchema, type LiveChatActName } from '@lectern/contracts';
import { chatRules, chatVerdict } from './chat-policy';
import type { LiveStanding } from './live-policy';

const standings: readonly LiveStanding[] = [...liveRoleSchema.options, 'deputy', 'steward', 'none'];

/** Who may do it with their own, with somebody else's, and when, written out by hand. */
const table: Readonly<Record<LiveChatActName, [own: string, others: string, during: string]>> = {
  say: ['host co-host participant deputy steward', '', 'live paused wrap-up'],
  'to-comment': [
    'host co-host participant deputy steward',
    'host co-host deputy',
    'live paused wrap-up ended archived',
  ],
  withdraw: [
    'host co-host participant deputy steward',
    'host co-host deputy steward',
    'live paused wrap-up ended archived',
  ],
};

describe('the table of the chat', () => {
  it('names every act of the contract', () => {
    const names = liveChatActSchema.options.map((option) => option.shape.what.value);
    expect(Object.keys(chatRules).sort()).toEqual([...names].sort());
    expect(Object.keys(table).sort()).toEqual([...names].sort());
  });

  it.each(Object.keys(table) as LiveChatActName[])('decides %s for everybody in every state', (act) => {
    const [own, others, during] = table[act].map((words) => words.split(' '));
    for (const standing of standings)
      for (const isOwn of [true, false])
        for (const state of liveStateSchema.options) {
          const isAllowed = (isOwn ? own : others)?.includes(standing);
          const wanted = !isAllowed ? 'forbid' : during?.includes(state) ? 'allow' : 'state';
          expect([standing, isOwn, state, chatVerdict(standing, act, isOwn, state)]).toEqual([
            standing,
            isOwn,
            state,
            wanted,
          ]);
        }
  });
});
