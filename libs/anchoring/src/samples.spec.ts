import { describe, expect, it } from 'vitest';
import { samples } from '../fixtures/samples';
import { alignRevisions } from './align-revisions';
import { carryAnchors } from './carry-anchors';

describe.each(samples)('$name', (sample) => {
  const alignment = alignRevisions(sample.old, sample.new);

  it('finds every paragraph or says that it is gone', () => {
    const places = alignment.outcomes.map(({ targets }) => [...targets].sort((a, b) => a - b));
    expect(places).toEqual(sample.places.map((expected) => [...expected].sort((a, b) => a - b)));
    expect(alignment.outcomes.map(({ targets }) => targets[0])).toEqual(sample.places.map(([main]) => main));
  });

  it.each(sample.quotes)('carries “$text”', ({ old, text, became }) => {
    const start = sample.old[old]?.indexOf(text) ?? -1;
    const [carried] = carryAnchors(alignment, [{ blockIndex: old, start, end: start + text.length }]);
    const found =
      carried?.blockIndex === undefined
        ? null
        : { new: carried.blockIndex, text: sample.new[carried.blockIndex]?.slice(carried.start, carried.end) };
    expect(found).toEqual(became);
  });
});
