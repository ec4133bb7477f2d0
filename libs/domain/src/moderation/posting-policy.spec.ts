import type { HoldReason } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { postingOutcome, type PostingOutcome } from './posting-policy';

const words = (action: 'hold' | 'refuse' | 'warn' | 'replace'): HoldReason => ({
  kind: 'words',
  action,
  words: 'damn',
  explanation: 'Not here.',
});
const everybody: HoldReason = { kind: 'everybody' };
const newcomer: HoldReason = { kind: 'newcomer', standing: 1, needed: 3 };

/** reasons; what becomes of it: of a member, of a member who heeded a warning, of a leader, of a leader who heeded */
const table: readonly (readonly [reasons: readonly HoldReason[], expected: readonly PostingOutcome[]])[] = [
  [[], ['publish', 'publish', 'publish', 'publish']],
  [[everybody], ['hold', 'hold', 'publish', 'publish']],
  [[newcomer], ['hold', 'hold', 'publish', 'publish']],
  [[{ kind: 'refused-lately' }], ['hold', 'hold', 'publish', 'publish']],
  [[{ kind: 'not-checked' }], ['hold', 'hold', 'publish', 'publish']],
  [[words('hold')], ['hold', 'hold', 'publish', 'publish']],
  [[words('replace')], ['publish', 'publish', 'publish', 'publish']],
  [[words('warn')], ['warn', 'publish', 'warn', 'publish']],
  [[words('refuse')], ['refuse', 'refuse', 'refuse', 'refuse']],
  [
    [words('warn'), newcomer],
    ['warn', 'hold', 'warn', 'publish'],
  ],
  [
    [words('warn'), words('refuse'), everybody],
    ['refuse', 'refuse', 'refuse', 'refuse'],
  ],
  [
    [words('replace'), words('hold')],
    ['hold', 'hold', 'publish', 'publish'],
  ],
];

describe('what becomes of a comment', () => {
  it.each(table)('for %j', (reasons, expected) => {
    const actors = [false, true].flatMap((isLeader) => [false, true].map((hasHeeded) => ({ isLeader, hasHeeded })));
    expect(actors.map((actor) => postingOutcome(reasons, actor))).toEqual(expected);
    // the order in which checks ran is nobody's business
    expect(actors.map((actor) => postingOutcome([...reasons].reverse(), actor))).toEqual(expected);
  });
});
