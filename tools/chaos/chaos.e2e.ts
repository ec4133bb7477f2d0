import { describe, expect, it } from 'vitest';
import { faults } from './faults';
import { canHaveRedis, redisAdvice } from './redis-control';
import { detailsOf } from './report';
import { isBroken, runFaults } from './run-faults';

/** Quick ones of every kind: a server killed while people are told of what others write and while a live session is split, a lost database, snapshots, floods, revocations, claimed connections. */
const chosen = ['D28', 'D30', 'D03', 'D16', 'D19', 'D20', 'D21'];
// a minute on a free machine
const withinMs = 400_000;

describe('under faults', () => {
  it(
    'nothing is lost, doubled, reordered or leaked',
    async () => {
      const some = faults.filter(({ id, needsRedis }) => chosen.includes(id) && (!needsRedis || canHaveRedis()));
      if (!canHaveRedis()) console.warn(redisAdvice);
      const lines: string[] = [];
      const runs = await runFaults({ faults: some, rounds: 1, seed: 1, print: (text) => lines.push(text) });
      const broken = runs.filter(isBroken).map((run) => `${run.fault.id}\n${detailsOf(run)}`);
      expect(broken, lines.join('\n')).toEqual([]);
      const acknowledged = runs.reduce((sum, { outcome }) => sum + outcome.acknowledged, 0);
      expect(acknowledged).toBeGreaterThan(100);
    },
    withinMs,
  );
});
