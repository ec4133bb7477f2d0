import { describe, expect, it } from 'vitest';
import { alignRevisions } from './align-revisions';

const certainties = (before: string[], after: string[]): string[] =>
  alignRevisions(before, after).outcomes.map(({ certainty }) => certainty);
const targets = (before: string[], after: string[]): (readonly number[])[] =>
  alignRevisions(before, after).outcomes.map((outcome) => outcome.targets);

const OPENING = 'The orchard lay behind the mill, where the road turned south.';
const MIDDLE = 'Twelve rows of pear trees had been planted by the grandfather of the present miller.';
const ENDING = 'Nobody remembered who had planted the walnut by the gate.';

describe('alignRevisions', () => {
  it('answers empty revisions', () => {
    expect(targets([], [])).toEqual([]);
    expect(targets([], [OPENING])).toEqual([]);
    expect(alignRevisions([OPENING], []).outcomes).toEqual([
      { certainty: 'detached', targets: [], isInOrder: false, score: 0 },
    ]);
  });

  it('takes a change of white space, composition and soft hyphens for no change', () => {
    expect(certainties(['a caf\u00e9  by the har\u00adbour'], ['a cafe\u0301 by the harbour'])).toEqual(['exact']);
  });

  it('calls a paragraph moved when the others keep their order', () => {
    expect(certainties([OPENING, MIDDLE, ENDING], [MIDDLE, ENDING, OPENING])).toEqual(['moved', 'exact', 'exact']);
  });

  it('recognises a changed paragraph that was moved as well', () => {
    const moved = 'Nobody in the village remembered who had planted the walnut by the gate.';
    const [, , last] = alignRevisions([OPENING, MIDDLE, ENDING], [moved, OPENING, MIDDLE]).outcomes;
    expect(last).toMatchObject({ certainty: 'changed', targets: [0], isInOrder: false });
  });

  it('tells repeated lines apart by what surrounds them', () => {
    const before = ['Pears', 'Care', MIDDLE, 'Walnuts', 'Care', ENDING];
    const after = ['Pears', 'Care', MIDDLE, 'Plums', 'Care', OPENING, 'Walnuts', 'Care', ENDING];
    expect(targets(before, after)).toEqual([[0], [1], [2], [6], [7], [8]]);
  });

  it('does not take a copy elsewhere for a paragraph that was edited in its place', () => {
    const before = [OPENING, 'Tips', MIDDLE, 'Costs', 'Tips', ENDING];
    const after = [OPENING, 'Good tips', MIDDLE, 'Costs', 'Tips', ENDING];
    expect(targets(before, after)).toEqual([[0], [1], [2], [3], [4], [5]]);
  });

  it('calls it ambiguous when a text stands twice and nothing around tells the two apart', () => {
    const [outcome] = alignRevisions(
      [MIDDLE, 'gone one', 'gone two', 'gone three', 'gone four'],
      ['a', 'b', 'c', 'd', MIDDLE, 'e', 'f', 'g', MIDDLE, 'h', 'i', 'j', 'k'],
    ).outcomes;
    expect(outcome).toMatchObject({ certainty: 'ambiguous', targets: [] });
    expect([4, 8]).toContain(outcome?.suggestion);
  });

  it('suggests a place to a person where it is not sure enough to anchor', () => {
    const before = [OPENING, 'The walnut harvest begins in late September, weather permitting.', MIDDLE, ENDING];
    const after = [OPENING, MIDDLE, ENDING, 'A walnut weighs nothing.', 'Late harvest days are short.'];
    const outcome = alignRevisions(before, after).outcomes[1];
    expect(outcome?.targets).toEqual([]);
    expect(outcome?.score).toBeLessThan(0.5);
  });

  it('does not take another paragraph on the same topic, elsewhere, for a deleted one', () => {
    const before = [OPENING, 'The pear trees behind the mill bore fruit only every second year.', MIDDLE, ENDING];
    const after = [
      OPENING,
      MIDDLE,
      ENDING,
      'By the gate stood a bench.',
      'Under the pear trees children slept every day.',
    ];
    expect(targets(before, after)).toEqual([[0], [], [1], [2]]);
  });

  it('does not let order turn a paragraph into a look-alike of one that stands elsewhere word for word', () => {
    const north = 'North gate: opened by the miller at six, closed by his wife at nine, never locked.';
    const south = 'South gate: opened by the miller at five, closed by his wife at ten, never locked.';
    expect(targets([OPENING, north, MIDDLE, south, ENDING], [OPENING, south, MIDDLE, north, ENDING])).toEqual([
      [0],
      [3],
      [2],
      [1],
      [4],
    ]);
  });

  it('calls a whole block ambiguous when it was copied and its surroundings fit either copy', () => {
    const block = ['How to prune', 'Cut above the third bud.', 'Burn the branches at once.'];
    const before = [OPENING, ...block, ENDING];
    const after = [OPENING, ...block, MIDDLE, 'A page about grafting, written years later.', ...block, ENDING];
    const certainties = alignRevisions(before, after).outcomes.map(({ certainty }) => certainty);
    expect(certainties).toEqual(['exact', 'ambiguous', 'ambiguous', 'ambiguous', 'exact']);
  });

  it('gives the second half of a split paragraph to it, not to the deleted paragraph that stood there', () => {
    const whole = `${MIDDLE} His widow sold the northern half to a brewer from Ghent in the year of the flood.`;
    const deleted = 'The brewer never came to look at the half of the orchard that he had bought.';
    const second = 'His widow sold the northern half to a brewer from Ghent in the year of the flood.';
    expect(targets([OPENING, whole, deleted, ENDING], [OPENING, MIDDLE, second, ENDING])).toEqual([
      [0],
      [1, 2],
      [],
      [3],
    ]);
  });

  it('keeps rows of asterisks between the paragraphs they separate', () => {
    const before = [OPENING, '* * *', MIDDLE, '* * *', ENDING];
    const after = [OPENING, '* * *', MIDDLE, 'A new last part.', '* * *', ENDING];
    expect(targets(before, after)).toEqual([[0], [1], [2], [4], [5]]);
  });

  it('uses kinds to tell a heading from a list item of the same words', () => {
    const before = ['Walnuts and their uses', OPENING, 'Walnuts and their uses', ENDING];
    const after = ['Walnuts and their uses', 'Something else entirely.', 'Ice.', 'Walnuts and their uses'];
    const kinds = {
      old: ['heading', 'paragraph', 'list-item', 'paragraph'],
      new: ['list-item', 'paragraph', 'paragraph', 'heading'],
    };
    expect(targets(before, after)).toEqual([[0], [], [3], []]);
    const { outcomes } = alignRevisions(before, after, { kinds });
    expect(outcomes.map((outcome) => outcome.targets)).toEqual([[3], [], [0], []]);
  });

  it('refuses kinds that do not fit the paragraphs', () => {
    expect(() => alignRevisions([OPENING], [], { kinds: { old: [], new: [] } })).toThrow(RangeError);
  });

  it('aligns two edited revisions of 3,000 paragraphs in bounded time', () => {
    const words = (seed: number): string =>
      Array.from({ length: 30 }, (_, at) => `w${(seed * 31 + at * at * 17) % 4_001}`).join(' ');
    const before = Array.from({ length: 3_000 }, (_, at) => words(at));
    const after = before.map((text, at) => (at % 3 === 0 ? text.replace(/ w\d+ /, ' changed ') : text));
    const started = performance.now();
    const { outcomes } = alignRevisions(before, after);
    // Generous on purpose: what is measured for real stands in docs/anchoring.md; quadratic time would take minutes.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(outcomes.filter((outcome, at) => outcome.targets[0] === at).length).toBeGreaterThan(2_990);
  });
});
