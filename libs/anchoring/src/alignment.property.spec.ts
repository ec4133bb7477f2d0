import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignRevisions } from './align-revisions';
import { type BlockAnchor, carryAnchors } from './carry-anchors';

const ENGLISH = 'stone river lamp winter orchard letter ferry bread cloud wheel garden silver road hill candle'.split(
  ' ',
);
const POLISH = 'kamień rzeka lampa zima sad list prom chleb chmura koło ogród srebro droga wzgórze świeca'.split(' ');
const CHINESE = [...'石河灯冬园信船面云轮树银路山烛雨门桥鸟星'];

/** Sentences of few different words, so that paragraphs resemble one another more than they do in life. */
const sentence = fc.oneof(
  fc.array(fc.constantFrom(...ENGLISH), { minLength: 4, maxLength: 14 }).map((words) => `${words.join(' ')}.`),
  fc.array(fc.constantFrom(...POLISH), { minLength: 4, maxLength: 14 }).map((words) => `${words.join(' ')}?`),
  fc.array(fc.constantFrom(...CHINESE), { minLength: 8, maxLength: 30 }).map((words) => `${words.join('')}。`),
);
const anyLine = fc.oneof(
  sentence,
  fc.constantFrom('', ' ', '* * *', 'Note', '第一章', '—'),
  fc.string({ unit: 'grapheme' }),
);
const document = fc.array(anyLine, { maxLength: 14 });
const distinctDocument = fc.uniqueArray(sentence, { minLength: 1, maxLength: 14 });

/** Words of alphabets the paragraphs above do not use: nothing in them can be taken for an old paragraph. */
const unrelated = fc.array(
  fc
    .array(fc.constantFrom('ξύλο', 'νερό', 'φως', 'δρόμος', 'πέτρα'), { minLength: 3, maxLength: 9 })
    .map((words) => words.join(' ')),
  { maxLength: 8 },
);

const WORD = /[\p{L}\p{N}\p{M}]/u;
const SPACELESS = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const cutsWord = (text: string, at: number): boolean => {
  const [before = '', after = ''] = [[...text.slice(0, at)].at(-1), [...text.slice(at)][0]];
  return WORD.test(before) && WORD.test(after) && !SPACELESS.test(before) && !SPACELESS.test(after);
};

describe('alignment, whatever the documents', () => {
  it('takes a document for itself, repeated lines and all', () => {
    fc.assert(
      fc.property(document, (paragraphs) => {
        const { outcomes } = alignRevisions(paragraphs, [...paragraphs]);
        expect(outcomes.map(({ targets }) => targets)).toEqual(paragraphs.map((_, at) => [at]));
        expect(outcomes.every(({ certainty }) => certainty === 'exact')).toBe(true);
      }),
    );
  });

  it('finds every paragraph of a shuffled document: at its new place, exact or moved', () => {
    const shuffled = distinctDocument.chain((paragraphs) =>
      fc.tuple(
        fc.constant(paragraphs),
        fc.shuffledSubarray(paragraphs, { minLength: paragraphs.length, maxLength: paragraphs.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([before, after]) => {
        const { outcomes } = alignRevisions(before, after);
        outcomes.forEach(({ certainty, targets }, at) => {
          if (certainty === 'ambiguous' || certainty === 'detached') return;
          expect(targets.map((target) => after[target])).toEqual([before[at]]);
          expect(['exact', 'moved']).toContain(certainty);
        });
        const found = outcomes.filter(({ targets }) => targets.length > 0).length;
        expect(found).toBe(before.length);
      }),
    );
  });

  it('keeps all others and anchors a deleted paragraph to nothing unrelated', () => {
    fc.assert(
      fc.property(distinctDocument, fc.nat(), unrelated, (paragraphs, seed, inserted) => {
        const deleted = seed % paragraphs.length;
        const after = [...paragraphs.slice(0, deleted), ...inserted, ...paragraphs.slice(deleted + 1)];
        const { outcomes } = alignRevisions(paragraphs, after);
        outcomes.forEach(({ targets }, at) => {
          if (at === deleted) targets.forEach((target) => expect(inserted).not.toContain(after[target]));
          else expect(after[targets[0] ?? -1]).toBe(paragraphs[at]);
        });
      }),
    );
  });

  it('gives targets, scores and suggestions within range, and a new paragraph one main claimant of another text', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const { outcomes } = alignRevisions(before, after);
        expect(outcomes).toHaveLength(before.length);
        outcomes.forEach(({ certainty, targets, suggestion, score }) => {
          expect(new Set(targets).size).toBe(targets.length);
          [...targets, ...(suggestion === undefined ? [] : [suggestion])].forEach((target) => {
            expect(target).toBeGreaterThanOrEqual(0);
            expect(target).toBeLessThan(after.length);
          });
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(targets.length === 0).toBe(certainty === 'ambiguous' || certainty === 'detached');
          if (targets.length > 0) expect(suggestion).toBeUndefined();
        });
        const exact = outcomes.filter(({ certainty }) => certainty === 'exact' || certainty === 'moved');
        expect(new Set(exact.map(({ targets }) => targets[0])).size).toBe(exact.length);
      }),
    );
  });

  it('depends on nothing but the arguments, and leaves them alone', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const first = alignRevisions(Object.freeze(before), Object.freeze(after)).outcomes;
        alignRevisions(after, before);
        expect(alignRevisions(before, after).outcomes).toEqual(first);
      }),
    );
  });

  it('carries spans into the new text, never empty, never cutting a word', () => {
    /** Some words dropped, some doubled, some replaced. */
    const edited = fc.tuple(distinctDocument, fc.infiniteStream(fc.nat({ max: 11 }))).map(([before, dice]) => {
      const roll = (): number => dice.next().value ?? 0;
      const after = before.map((text) =>
        text
          .split(' ')
          .flatMap((word) => [[], [word, word], ['swap']][roll()] ?? [word])
          .join(' '),
      );
      return { before, after };
    });
    fc.assert(
      fc.property(edited, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 12 }), (revisions, picks) => {
        const { before, after } = revisions;
        const anchors = picks.map(([block, from, length]): BlockAnchor => {
          const blockIndex = block % before.length;
          const text = before[blockIndex] ?? '';
          const start = from % text.length;
          return { blockIndex, start, end: start + 1 + (length % (text.length - start)) };
        });
        const alignment = alignRevisions(before, after);
        carryAnchors(alignment, anchors).forEach(({ blockIndex, start, end, certainty }, at) => {
          if (blockIndex === undefined || start === undefined || end === undefined) {
            expect(['ambiguous', 'detached']).toContain(certainty);
            return;
          }
          const text = after[blockIndex] ?? '';
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          if (text === before[anchors[at]?.blockIndex ?? -1]) return;
          expect(cutsWord(text, start) || cutsWord(text, end)).toBe(false);
        });
      }),
    );
  });
});
