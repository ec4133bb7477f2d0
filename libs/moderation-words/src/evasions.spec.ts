import { describe, expect, it } from 'vitest';
import { compileRules, findWords, type WordRule } from '.';
import { alphabetOf } from './alphabets';
import { evasions, seeded, ways } from '../fixtures/evasions';
import { honestTexts } from '../fixtures/honest-texts';
import { readAs } from './look-alikes';

const asRules = (patterns: readonly string[]) =>
  compileRules(patterns.map((pattern): WordRule => ({ id: pattern, kind: 'words', pattern, action: 'hold' })));
const endless = { now: () => 0, budgetMs: 1 };
const insults = ['blockhead', 'nitwit', 'dunce', 'scoundrel', 'crook', 'liar', 'spam', 'traitor', 'idiot', 'buffoon'];

describe('words that are written to be overlooked', () => {
  const all = evasions(insults, 5_000);
  const rules = asRules(insults);
  const missed = all.filter(
    ({ word, text }) => !findWords(text, rules, endless).matches.some(({ ruleId }) => ruleId === word),
  );

  it('are found: at least 99 of 100, of 5,000 in all the ways', () => {
    expect(new Set(all.map(({ way }) => way)).size).toBe(Object.keys(ways).length);
    const some = missed
      .map(({ way, text }) => `${way}: ${text}`)
      .slice(0, 20)
      .join('\n');
    expect(missed.length / all.length, some).toBeLessThanOrEqual(0.01);
  });
});

describe('honest texts in eight languages', () => {
  const random = seeded(7);
  const sentences = Object.entries(honestTexts);
  /** comments of one to four sentences of one language, some of them with one of another language between */
  const comments = sentences.flatMap(([, own]) =>
    Array.from({ length: 500 }, (_, index) => {
      const some = Array.from({ length: 1 + (index % 4) }, () => own[Math.floor(random() * own.length)]);
      const foreign = sentences[Math.floor(random() * sentences.length)]?.[1][0];
      return [...some, ...(index % 10 === 0 ? [foreign] : [])].join(' ');
    }),
  );
  const said = new Set(
    comments.flatMap(
      (text) =>
        text
          .normalize('NFKC')
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [],
    ),
  );

  it('are left alone, even by rules made of what their words look like: at most 1 of 1,000', () => {
    // the worst rules there are: each Greek and Cyrillic word that reads as a Latin one, and the other way round
    const looks = [...said].flatMap((word) => {
      const look = [...word].map(readAs).join('');
      return look !== word && alphabetOf([...word][0] ?? '') !== 'latin' && /^[a-z]+$/.test(look) ? [look] : [];
    });
    const worst = [...new Set([...looks, ...insults, 'god', 'ass', 'clas', 'pop'])].filter((word) => !said.has(word));
    expect(looks.length).toBeGreaterThan(10);
    const rules = asRules(worst);
    const caught = comments.filter((text) => findWords(text, rules, endless).matches.length > 0);
    expect(caught.length / comments.length, caught.slice(0, 5).join('\n')).toBeLessThanOrEqual(0.001);
  });
});
