import type { Rehearsal, RehearsedAnchor } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { groupsOf } from './rehearsed-groups';

const block = (index: number, text: string) => ({
  kind: 'paragraph' as const,
  text,
  id: null,
  index,
  number: index + 1,
});
const anchor = (changes: Partial<RehearsedAnchor>): RehearsedAnchor => ({
  threadId: 't',
  position: 0,
  excerpt: 'A thought.',
  openedBy: null,
  commentCount: 1,
  now: {
    blockId: 'b',
    isWhole: false,
    span: null,
    quote: null,
    certainty: 'exact',
    suggestedBlockId: null,
    lastPlace: null,
  },
  paragraph: 'one',
  outcome: 'stays',
  certainty: 'exact',
  place: { blockIndex: 0, span: null },
  suggestedBlockIndex: null,
  isPlaced: false,
  ...changes,
});
const rehearsal = (anchors: RehearsedAnchor[]): Rehearsal => ({
  draftId: 'd',
  version: 1,
  readingId: 'r',
  from: { id: 'v', number: 1, publishedAt: '2026-01-01T00:00:00Z' },
  isStale: false,
  counts: { kept: 1, moved: 0, changed: 0, new: 1, gone: 0 },
  changes: [
    { kind: 'kept', old: block(0, 'one'), new: block(0, 'one'), words: [] },
    { kind: 'new', old: null, new: block(1, 'two'), words: [] },
  ],
  threadCounts: { stays: 0, moves: 0, ambiguous: 0, detached: 0 },
  anchors,
});

describe('groupsOf', () => {
  it('makes one group of what a person has to look at', () => {
    const groups = groupsOf(
      rehearsal([
        anchor({}),
        anchor({ outcome: 'moves' }),
        anchor({ outcome: 'ambiguous', place: null }),
        anchor({ outcome: 'detached', place: null }),
      ]),
    );
    expect([groups.stays.length, groups.moves.length, groups.needsYou.length]).toEqual([1, 1, 2]);
  });

  it('shows a thread with the change of its own paragraph', () => {
    expect(groupsOf(rehearsal([anchor({})])).stays[0]?.change?.kind).toBe('kept');
  });

  it('shows one that was put elsewhere by hand between the two paragraphs', () => {
    const [placed] = groupsOf(rehearsal([anchor({ place: { blockIndex: 1, span: null }, isPlaced: true })])).stays;
    expect(placed?.change).toMatchObject({ old: { text: 'one' }, new: { text: 'two' } });
  });

  it('shows what has no place with the paragraph it stood at alone, and nothing of the whole reading', () => {
    const groups = groupsOf(
      rehearsal([anchor({ outcome: 'detached', place: null }), anchor({ paragraph: null, place: null })]),
    );
    expect(groups.needsYou[0]?.change).toMatchObject({ old: { text: 'one' }, new: null });
    expect(groups.stays[0]?.change).toBeNull();
  });
});
