import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { limits } from '@lectern/contracts';
import { databaseTimeoutsMs } from '@lectern/server/database';
import { rates, serverLimits } from '@lectern/server/platform';
import { readingLimits } from '../libs/server/readings/src/imports/import-limits';

const rows = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replace(/[`,]/g, '')));

/** What the document says: each name with its numbers. */
const written = rows.map(([, name, ...cells]) => [name, ...cells.filter((cell) => /^\d+$/.test(cell))].join(' '));

const inCode = [
  ...Object.entries(rates).map(([name, { points, seconds }]) => `${name} ${points} ${seconds}`),
  ...[serverLimits, readingLimits, databaseTimeoutsMs, limits].flatMap((some) =>
    Object.entries(some).map(([name, value]) => `${name} ${value}`),
  ),
];

describe('docs/limits.md', () => {
  it('has every limit of the code with its value, and no other', () => {
    expect([...written].sort()).toEqual([...inCode].sort());
  });

  it('gives no two limits one name', () => {
    expect(new Set(written).size).toBe(written.length);
  });
});
