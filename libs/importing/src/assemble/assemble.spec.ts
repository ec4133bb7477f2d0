import type { BlockContent, ImportDecision, ImportedText } from '@lectern/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble } from './assemble';
import { dividedWord } from './divided-word';
import { editBlock, removeBlock, setBlockKind } from './edit-block';
import { setDecision } from './set-decision';

const metadata = { title: null, authors: [], date: null, language: null, source: null };
const paragraph = (text: string, marks: BlockContent['marks'] = []): BlockContent => ({
  kind: 'paragraph',
  text,
  marks,
});
const decision = (kind: ImportDecision['kind'], at: number, more: Partial<ImportDecision> = {}): ImportDecision => ({
  id: `${kind}-${at}`,
  kind,
  at,
  applied: true,
  confidence: 1,
  reason: 'test',
  ...more,
});
const text = (fragments: BlockContent[], decisions: ImportDecision[] = []): ImportedText => ({
  metadata,
  fragments,
  decisions,
});
const texts = (imported: ImportedText) => assemble(imported).map((block) => block.text);

describe('assemble', () => {
  it('joins with a blank and moves the marks', () => {
    const [block] = assemble(
      text(
        [
          paragraph('a bc', [{ kind: 'strong', start: 2, end: 4 }]),
          paragraph('de f', [
            { kind: 'strong', start: 0, end: 2 },
            { kind: 'code', start: 3, end: 4 },
          ]),
        ],
        [decision('join', 1)],
      ),
    );
    expect(block).toEqual({
      kind: 'paragraph',
      text: 'a bc de f',
      marks: [
        { kind: 'strong', start: 2, end: 7 },
        { kind: 'code', start: 8, end: 9 },
      ],
    });
  });

  it('joins a divided word without the hyphen, a compound with it, Chinese without a blank', () => {
    const hyphen = decision('hyphen', 0, { offset: 4 });
    expect(texts(text([paragraph('read-'), paragraph('ing')], [hyphen, decision('join', 1)]))).toEqual(['reading']);
    expect(texts(text([paragraph('well-'), paragraph('read')], [decision('join', 1)]))).toEqual(['well-read']);
    expect(texts(text([paragraph('图书'), paragraph('馆')], [decision('join', 1)]))).toEqual(['图书馆']);
  });

  it('takes out a kept hyphen that a person does not want, within a fragment and over its end', () => {
    const within = text([paragraph('a well-read man')], [decision('kept-hyphen', 0, { offset: 6 })]);
    expect(texts(within)).toEqual(['a well-read man']);
    expect(texts(setDecision(within, 'kept-hyphen-0', false))).toEqual(['a wellread man']);
    const kept = decision('kept-hyphen', 0, { offset: 4 });
    const across = text([paragraph('well-'), paragraph('read')], [kept, decision('join', 1)]);
    expect(dividedWord(across, kept)).toBe('well-read');
    expect(texts(across)).toEqual(['well-read']);
    expect(texts(setDecision(across, 'kept-hyphen-0', false))).toEqual(['wellread']);
  });

  it('names the word a hyphen was removed from, within a fragment and over its end', () => {
    const within = decision('hyphen', 0, { offset: 9 });
    expect(dividedWord(text([paragraph('What read-ing does')], [within]), within)).toBe('read-ing');
    const across = decision('hyphen', 0, { offset: 4 });
    expect(dividedWord(text([paragraph('read-'), paragraph('ing, it is')], [across]), across)).toBe('read-ing');
    expect(dividedWord(text([paragraph('a'), paragraph('b')]), decision('join', 1))).toBeNull();
  });

  it('keeps the hyphen at the end while nothing joins on', () => {
    const imported = text(
      [paragraph('read-'), paragraph('ing')],
      [decision('hyphen', 0, { offset: 4 }), decision('join', 1)],
    );
    expect(texts(setDecision(imported, 'join-1', false))).toEqual(['read-', 'ing']);
  });

  it('takes hyphens out of the middle and moves the marks after them', () => {
    const imported = text(
      [paragraph('para-graph here', [{ kind: 'emphasis', start: 11, end: 15 }])],
      [decision('hyphen', 0, { offset: 4 })],
    );
    expect(assemble(imported)[0]).toMatchObject({ text: 'paragraph here', marks: [{ start: 10, end: 14 }] });
  });

  it('never joins what is set apart with what is read', () => {
    const imported = text(
      [paragraph('a'), paragraph('7'), paragraph('b')],
      [decision('set-apart', 1), decision('join', 1), decision('join', 2)],
    );
    expect(texts(imported)).toEqual(['a', '7', 'b']);
  });
});

const words = fc
  .array(fc.constantFrom('reading', 'room', 'well-known', '图书馆', 'naïve', '😀', 'читать', 'end.'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.join(' '));
const fragment = words.chain((line) =>
  fc.array(fc.tuple(fc.nat(line.length - 1), fc.integer({ min: 1, max: 5 })), { maxLength: 3 }).map((marks) =>
    paragraph(
      line,
      marks.map(([start, length]) => ({ kind: 'emphasis', start, end: Math.min(line.length, start + length) })),
    ),
  ),
);
const importedTexts = fc.array(fragment, { minLength: 1, maxLength: 12 }).chain((fragments) =>
  fc
    .tuple(
      fc.array(fc.boolean(), { minLength: fragments.length, maxLength: fragments.length }),
      fc.array(fc.constantFrom<ImportDecision['kind'] | null>('heading', 'set-apart', 'title', null), {
        minLength: fragments.length,
        maxLength: fragments.length,
      }),
    )
    .map(([joins, kinds]) => {
      const decisions = fragments.flatMap(({ text: line }, at) => [
        ...(joins[at] && at > 0 ? [decision('join', at)] : []),
        ...(kinds[at] ? [decision(kinds[at], at)] : []),
        ...(line.includes('-') ? [decision(at % 2 ? 'hyphen' : 'kept-hyphen', at, { offset: line.indexOf('-') })] : []),
      ]);
      return text(fragments, decisions);
    }),
);
const letters = (lines: readonly string[]) => lines.join('').replace(/[\s-]/gu, '');

describe('properties', () => {
  it('undoing and redoing any decision gives the same blocks', () => {
    fc.assert(
      fc.property(importedTexts, fc.nat(), (imported, pick) => {
        const chosen = imported.decisions[pick % Math.max(1, imported.decisions.length)];
        if (!chosen) return;
        const undone = setDecision(imported, chosen.id, false);
        expect(undone.decisions.find(({ id }) => id === chosen.id)?.applied).toBe(false);
        expect(assemble(setDecision(undone, chosen.id, true))).toEqual(assemble(imported));
      }),
    );
  });

  it('no character is lost or doubled, blanks and hyphens aside', () => {
    fc.assert(
      fc.property(importedTexts, (imported) => {
        expect(letters(texts(imported))).toBe(letters(imported.fragments.map((of) => of.text)));
      }),
    );
  });

  it('every mark lies inside its block', () => {
    fc.assert(
      fc.property(importedTexts, (imported) => {
        for (const block of assemble(imported)) {
          for (const mark of block.marks)
            expect(mark.start >= 0 && mark.end > mark.start && mark.end <= block.text.length).toBe(true);
        }
      }),
    );
  });

  it('editing one block leaves all others as they were', () => {
    fc.assert(
      fc.property(importedTexts, fc.nat(), words, (imported, pick, line) => {
        const before = assemble(imported);
        const index = pick % before.length;
        const frozen = structuredClone(imported);
        const after = assemble(editBlock(imported, index, line));
        expect(imported).toEqual(frozen);
        expect(after[index]?.text).toBe(line);
        expect(after.filter((_, at) => at !== index)).toEqual(before.filter((_, at) => at !== index));
        expect(assemble(removeBlock(imported, index))).toEqual(before.filter((_, at) => at !== index));
      }),
    );
  });
});

describe('editing', () => {
  const imported = text(
    [
      paragraph('One two', [{ kind: 'emphasis', start: 4, end: 7 }]),
      paragraph('three four.', [{ kind: 'strong', start: 6, end: 10 }]),
      paragraph('Five.'),
    ],
    [decision('join', 1)],
  );

  it('carries marks where the text around them is unchanged', () => {
    const [block] = assemble(editBlock(imported, 0, 'One two and three four.'));
    expect(block?.marks).toEqual([
      { kind: 'emphasis', start: 4, end: 7 },
      { kind: 'strong', start: 18, end: 22 },
    ]);
  });

  it('splits at a blank line', () => {
    const edited = editBlock(imported, 0, 'One two\n\nthree four.');
    expect(texts(edited)).toEqual(['One two', 'three four.', 'Five.']);
    expect(assemble(edited)[1]?.marks).toEqual([{ kind: 'strong', start: 6, end: 10 }]);
  });

  it('changes kinds whatever was decided before, and removes blocks', () => {
    const headed = text([paragraph('Top'), paragraph('Body.')], [decision('heading', 0, { level: 3 })]);
    expect(assemble(setBlockKind(headed, 0, 'quotation'))[0]).toEqual({ kind: 'quotation', text: 'Top', marks: [] });
    expect(texts(removeBlock(headed, 0))).toEqual(['Body.']);
    expect(() => removeBlock(headed, 2)).toThrow(RangeError);
  });
});
