import { describe, expect, it } from 'vitest';
import { alignRevisions } from './align-revisions';

const opening = ['The orchard lay behind the mill, where the road turned south.', 'It was let every spring.'];
const closing = ['Nobody remembered who had planted the walnut by the gate.', 'The gate itself was sold.'];
const rules = [
  'Whoever takes part picks on two days of the week.',
  'Ladders are brought back to the mill before dark.',
  'Windfalls belong to whoever finds them.',
];
/** How a year's letting is announced: its name and its date, what stays the same, two dates, and the rules. */
const letting = (name: string, opens: string, ends: string) => [
  `How the miller lets out the rows and the terraces of the orchard: ${name}`,
  `It was announced on the church door for the farmers of ${name}.`,
  'Bids are written on paper and folded twice.',
  'The miller reads them aloud in the yard.',
  'The highest is taken, and of two the same the first.',
  `Bids are taken from ${opens} on.`,
  `The last day is ${ends}.`,
  ...rules,
];
const old = letting('the pear rows', 'the second of April', 'the ninth of April');
const before = [...opening, ...old, ...closing];
const original = letting('the pear rows', 'the twentieth of May', 'the first of June');
const later = letting('the plum terraces', 'the fourth of July', 'Lammas');

const rulesStandAt = (after: readonly string[]) => {
  const { outcomes } = alignRevisions(before, after);
  return rules.map((rule) => outcomes[before.indexOf(rule)]?.targets[0] ?? null);
};
const placesOf = (start: number) => rules.map((_, nth) => start + old.length - rules.length + nth);

describe('a section that was copied and changed', () => {
  it('leaves its paragraphs with the section that kept its words, whichever comes first', () => {
    expect(rulesStandAt([...opening, ...original, ...later, ...closing])).toEqual(placesOf(2));
    expect(rulesStandAt([...opening, ...later, ...original, ...closing])).toEqual(placesOf(2 + later.length));
  });
});
