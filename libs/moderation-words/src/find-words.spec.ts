import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRules, findWords, patternProblem, replaceWords, type WordRule } from '.';

const rule = (pattern: string, given: Partial<WordRule> = {}): WordRule => ({
  id: pattern,
  kind: 'words',
  pattern,
  action: 'hold',
  ...given,
});
const endless = { now: () => 0, budgetMs: 1 };
const found = (text: string, ...patterns: (string | WordRule)[]) =>
  findWords(text, compileRules(patterns.map((one) => (typeof one === 'string' ? rule(one) : one))), endless).matches;
const words = (text: string, ...patterns: (string | WordRule)[]) =>
  found(text, ...patterns).map((match) => match.words);

describe('a rule of words', () => {
  it('finds whole words, whatever their case, and says where', () => {
    expect(found('A Spam, and spammers.', 'spam')).toEqual([
      { ruleId: 'spam', action: 'hold', start: 2, end: 6, words: 'Spam', form: 'plain' },
    ]);
    expect(words('spam spamming antispam', 'spam*')).toEqual(['spam', 'spamming']);
    expect(words('antispam spamming', '*spam')).toEqual(['antispam']);
    expect(words('antispammers', '*spam*')).toEqual(['antispammers']);
    expect(words('go  away,\nnow', 'go away')).toEqual(['go  away']);
    expect(words('don’t panic', "don't panic")).toEqual(['don’t panic']);
  });

  it('finds what is written to be overlooked, and says how it was written', () => {
    for (const text of [
      'sраm', // Cyrillic er and a
      'ѕрам',
      'ｓｐａｍ',
      '𝓼𝓹𝓪𝓶',
      'ⓢⓟⓐⓜ',
      's\u200Bp\u200Bam',
      'sp\u00ADam',
      '\u202Espam\u202C',
      's\u0337p\u0337a\u0337m\u0337',
      'spaaaam',
      'ssppaamm',
      'sp4m',
      '$pam',
      's.p.a.m',
      's p a m',
      'S-P-A-M',
    ]) {
      expect(words(`this is ${text} for you`, 'spam'), text).toHaveLength(1);
    }
    expect(words('this is a biII for you', 'bill')).toEqual(['biII']);
    expect(found('this is sраm', 'spam')[0]).toMatchObject({ words: 'sраm', form: 'folded', start: 8, end: 12 });
    expect(found('s\u200Bpam', 'spam')).toMatchObject([{ form: 'folded' }]);
    // the other way round as well: Latin letters in a Russian word
    expect(words('ну ты дypak', 'дурак')).toEqual(['дypak']);
  });

  it('leaves honest words alone', () => {
    for (const [text, pattern] of [
      ['Вынеси, пожалуйста, сор из избы', 'cop'],
      ['Это же мой рот', 'pot'],
      ['Ο νόμος τον θέλει τώρα', 'tov'],
      ['a good day', 'god'],
      ['as it is', 'ass'],
      ['he lived in 1984', 'lgba'],
      ['an honest class', 'clas'],
    ] as const) {
      expect(words(text, pattern), text).toEqual([]);
    }
  });

  it('takes a word in another alphabet for what it is where one expects that alphabet', () => {
    const rules = compileRules([rule('cop')]);
    expect(findWords('сор', rules, endless).matches).toHaveLength(1);
    expect(findWords('сор', rules, { ...endless, expected: ['cyrillic'] }).matches).toEqual([]);
  });
});

describe('an expression', () => {
  const price = rule('price: \\d+', { kind: 'expression' });

  it('is held against the text as it stands and as it reads', () => {
    expect(words('Price: 30 only', price)).toEqual(['Price: 30']);
    expect(words('buy vi\u200Bagra now', rule('vi?agra|v1agra', { kind: 'expression' }))).toHaveLength(1);
    expect(words(`${'x '.repeat(2_500)}price: 7`, price)).toEqual(['price: 7']);
  });

  it('that takes too long is said to have, instead of being passed over', () => {
    let clock = 0;
    const slow = { now: () => (clock += 5), budgetMs: 20 };
    const many = Array.from({ length: 10 }, (_, index) => rule(`a${index}b`, { kind: 'expression' }));
    expect(findWords('nothing here', compileRules(many), slow).isCutShort).toBe(true);
    expect(findWords('nothing here', compileRules(many), endless).isCutShort).toBe(false);
  });

  it('says so when a text takes too long to be read, and looks for words in what was read', () => {
    const strange = Array.from({ length: 19_000 }, (_, index) => String.fromCodePoint(0xa1 + index)).join('');
    let clock = 0;
    const slow = { now: () => (clock += 1), budgetMs: 20 };
    const { matches, isCutShort } = findWords(`spam ${strange} spam`, compileRules([rule('spam')]), slow);
    expect([matches.map(({ start }) => start), isCutShort]).toEqual([[0], true]);
    expect(clock).toBeLessThan(40);
  });
});

describe('what cannot be a rule', () => {
  it('is said', () => {
    expect(patternProblem('words', ' ')).toBe('empty');
    expect(patternProblem('words', '*ab*')).toBe('too-short');
    expect(patternProblem('words', 'a*b')).toBe('star-inside');
    expect(patternProblem('expression', '(')).toBe('not-an-expression');
    expect(patternProblem('expression', '(?=look)ahead')).toBe('not-an-expression');
    expect(patternProblem('expression', 'a*')).toBe('finds-everything');
    expect(patternProblem('expression', '(abc){1,300}')).toBe('too-large');
    expect(patternProblem('words', 'go away')).toBeNull();
    expect(patternProblem('expression', 'go\\s+away')).toBeNull();
  });
});

describe('replacing', () => {
  it('puts what the rule says, and touches nothing else', () => {
    const replace = rule('damn', { action: 'replace' });
    const text = 'Damn, d\u200Bamn and damned.';
    expect(replaceWords(text, found(text, replace), () => '…')).toBe('…, … and damned.');
    expect(replaceWords(text, found(text, 'damn'), () => '…')).toBe(text);
  });
});

describe('for whatever text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
  );
  const rules = compileRules([rule('spam'), rule('go away'), rule('*cop*'), rule('\\bx+\\b', { kind: 'expression' })]);

  it('what is found stands where it is said to, in order', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { matches } = findWords(text, rules, endless);
        for (const match of matches) {
          expect(match.words).toBe(text.slice(match.start, match.end));
          expect(match.end).toBeGreaterThanOrEqual(match.start);
        }
        expect(matches.map(({ start }) => start)).toEqual(matches.map(({ start }) => start).sort((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });

  it('a word of a rule is found in the middle of it, between spaces', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        expect(words(`${before}\n spam \n${after}`, 'spam')).toContain('spam');
      }),
      { numRuns: 500 },
    );
  });

  it('unseen characters in a word change nothing', () => {
    const unseen = fc.constantFrom(
      '\u200B',
      '\u200C',
      '\u200D',
      '\u2060',
      '\uFEFF',
      '\u00AD',
      '\u202E',
      '\u2066',
      '\u034F',
      '\uFE0F',
    );
    fc.assert(
      fc.property(fc.array(unseen, { minLength: 3, maxLength: 3 }), ([a, b, c]) => {
        expect(words(`so s${a}p${b}a${c}m then`, 'spam')).toHaveLength(1);
      }),
    );
  });
});
