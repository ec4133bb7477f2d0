import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missedWordsMax, whatWasMissed, wordsOf, type Happening } from './missed';

const read = (seq: number, text = 'the shield'): Happening => ({
  code: 'read',
  seq,
  blockId: `b${seq}`,
  text,
  minutes: 6,
  comments: 2,
});
const named = (seq: number, text = 'what do you think'): Happening => ({
  code: 'named',
  seq,
  threadId: `t${seq}`,
  by: 'Ada',
  text,
});

describe('what somebody missed', () => {
  it('leaves out what they were there for, but not the hands that are up', () => {
    const lines = whatWasMissed([read(3), read(8), { code: 'hands', seq: 2, count: 2 }], 5);
    expect(lines.map(({ target }) => target)).toEqual([{ kind: 'hands' }, { kind: 'block', id: 'b8' }]);
  });

  it('tells what names them first when there is too much, in the order it happened', () => {
    const long = 'word '.repeat(40);
    const passages = Array.from({ length: 20 }, (_, index) => read(index + 1, long));
    const lines = whatWasMissed([...passages, named(30, long)], 0);
    expect(lines.at(-1)?.target).toEqual({ kind: 'thread', id: 't30' });
    expect(lines.length).toBeLessThan(20);
    expect(lines[0]?.happening).toMatchObject({ text: 'word word word word word word word word word …' });
    expect(lines.map(({ happening }) => happening.seq)).toEqual(
      lines.map(({ happening }) => happening.seq).sort((a, b) => a - b),
    );
  });

  it('never has more than 150 words, and every line leads somewhere', () => {
    const text = fc.string({ maxLength: 300 });
    const happening = fc.oneof(
      fc.record({
        code: fc.constant('named' as const),
        seq: fc.nat(),
        threadId: fc.uuid(),
        by: fc.string({ maxLength: 60 }),
        text,
      }),
      fc.record({ code: fc.constant('decided' as const), seq: fc.nat(), pollId: fc.uuid(), text, result: text }),
      fc.record({ code: fc.constant('asked' as const), seq: fc.nat(), pollId: fc.uuid(), text, voters: fc.nat() }),
      fc.record({
        code: fc.constant('read' as const),
        seq: fc.nat(),
        blockId: fc.uuid(),
        text,
        minutes: fc.nat(),
        comments: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const lines = whatWasMissed(happenings, 0);
        expect(lines.reduce((sum, line) => sum + wordsOf(line.happening), 0)).toBeLessThanOrEqual(missedWordsMax);
        for (const { target } of lines) expect(target.kind === 'hands' || target.id !== '').toBe(true);
      }),
    );
  });
});
