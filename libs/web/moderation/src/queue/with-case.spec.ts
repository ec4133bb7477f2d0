import { describe, expect, it } from 'vitest';
import type { CasePage, CaseSummary } from '@lectern/contracts';
import { withCase } from './with-case';

const at = '2026-01-01T10:00:00.000Z';
function one(id: string, change: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id,
    groupId: 'g',
    state: 'open',
    version: 1,
    reading: { id: 'r', title: 'Lamps' },
    threadId: 't',
    commentId: id,
    author: null,
    excerpt: 'words',
    withheldAs: null,
    reportCount: 1,
    reportWeight: 1,
    weighedBy: [],
    kinds: ['insult'],
    priority: 0,
    reasons: [],
    openedAt: at,
    updatedAt: at,
    claim: null,
    decision: null,
    ...change,
  };
}
const page = (cases: CaseSummary[], waiting = cases.length): CasePage => ({ cases, waiting, next: null, head: 1 });
const ids = ({ cases }: CasePage) => cases.map(({ id }) => id);

describe('a queue that hears of a case', () => {
  it('takes a new one in at its place, and counts it', () => {
    const after = withCase(page([one('a', { priority: 40 }), one('b')]), one('c', { priority: 20 }), 'waiting');
    expect(ids(after)).toEqual(['a', 'c', 'b']);
    expect(after.waiting).toBe(3);
  });

  it('shows a listed one as it is, also when it is decided, and counts what waits', () => {
    const after = withCase(page([one('a'), one('b')]), one('a', { state: 'decided', version: 2 }), 'waiting');
    expect(ids(after)).toEqual(['a', 'b']);
    expect(after.cases[0]?.state).toBe('decided');
    expect(after.waiting).toBe(1);
  });

  it('keeps what is newer, and leaves out what is not of this list', () => {
    const known = page([one('a', { version: 3 })]);
    expect(withCase(known, one('a', { version: 2, state: 'decided' }), 'waiting')).toBe(known);
    const decided = withCase(known, one('z', { state: 'decided' }), 'waiting');
    expect(ids(decided)).toEqual(['a']);
    expect(decided.waiting).toBe(1);
  });
});
