import type { Draft, DraftBlock, ReviewedDecision } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { reviewOf } from './review';

const block = (kind: DraftBlock['kind'], ...decisionIds: string[]): DraftBlock => ({
  kind,
  text: kind,
  marks: [],
  decisionIds,
});
const decision = (
  id: string,
  kind: ReviewedDecision['kind'],
  confidence: number,
  applied = true,
): ReviewedDecision => ({
  id,
  kind,
  at: 0,
  applied,
  confidence,
  reason: 'short-line',
});
const draft = (blocks: DraftBlock[], decisions: ReviewedDecision[]): Draft => ({
  id: 'draft',
  groupId: 'group',
  version: 1,
  fileName: null,
  hasOriginal: false,
  metadata: { title: null, authors: [], date: null, language: null, source: null },
  blocks,
  decisions,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
});

describe('reviewOf', () => {
  it('shows each decision once, at the last block it touches', () => {
    const review = reviewOf(
      draft([block('paragraph', 'join'), block('paragraph', 'join')], [decision('join', 'join', 0.9, false)]),
    );
    expect(review.blocks.map(({ decisions }) => decisions.map(({ id }) => id))).toEqual([[], ['join']]);
  });

  it('lists the doubtful ones, the least sure first', () => {
    const review = reviewOf(
      draft(
        [block('paragraph', 'a', 'b'), block('furniture', 'c')],
        [decision('a', 'join', 0.75), decision('b', 'heading', 0.8), decision('c', 'set-apart', 0.6)],
      ),
    );
    expect(review.doubtful).toMatchObject([
      { decision: { id: 'c' }, index: 1 },
      { decision: { id: 'a' }, index: 0 },
    ]);
    expect(review).toMatchObject({ paragraphCount: 1, joinCount: 1, setApartCount: 1 });
  });

  it('keeps quiet about hyphens it is sure of, unless they were put back or all are wanted', () => {
    const looked = draft(
      [block('paragraph', 'sure', 'doubtful', 'back')],
      [decision('sure', 'hyphen', 0.95), decision('doubtful', 'hyphen', 0.7), decision('back', 'hyphen', 0.95, false)],
    );
    const shown = (hasAllHyphens: boolean) => reviewOf(looked, hasAllHyphens).blocks[0]?.decisions.map(({ id }) => id);
    expect(shown(false)).toEqual(['doubtful', 'back']);
    expect(shown(true)).toEqual(['sure', 'doubtful', 'back']);
  });

  it('gathers doubtful hyphens apart from what else is doubtful, and counts what became of all', () => {
    const kinds = ['hyphen', 'kept-hyphen'] as const;
    const hyphens = kinds.flatMap((kind) => [
      decision(`${kind}-sure`, kind, 0.97),
      decision(`${kind}-unsure`, kind, 0.6),
      decision(`${kind}-turned`, kind, 0.97, false),
    ]);
    const ids = hyphens.map(({ id }) => id);
    const review = reviewOf(draft([block('paragraph', 'a', ...ids)], [decision('a', 'join', 0.7), ...hyphens]));
    expect(review.doubtful.map((doubt) => doubt.decision.id)).toEqual(['a']);
    expect(review.doubtfulHyphens.map((doubt) => doubt.decision.id)).toEqual(['hyphen-unsure', 'kept-hyphen-unsure']);
    expect(review).toMatchObject({ removedHyphenCount: 3, keptHyphenCount: 3 });
  });
});
