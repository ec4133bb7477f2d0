import { describe, expect, it } from 'vitest';
import { wordsOf, type Happening } from '@lectern/domain';
import english from '../i18n/en.json';

const quoted = { seq: 1, text: '' };
/** a line of each kind that quotes nothing */
const happenings: readonly Happening[] = [
  { code: 'named', ...quoted, threadId: 't', by: '' },
  { code: 'decided', ...quoted, pollId: 'p', result: '' },
  { code: 'asked', ...quoted, pollId: 'p', voters: 3 },
  { code: 'read', ...quoted, blockId: 'b', minutes: 3, comments: 3 },
  { code: 'hands', seq: 1, count: 3 },
];

describe('what one missed, in words', () => {
  it.each(happenings)('has no more words in a line of $code than the rule counts on', (happening) => {
    expect(wordsIn(english.recap.line[happening.code])).toBeLessThanOrEqual(wordsOf(happening));
  });
});

/** How many words a text has at the most besides what it quotes: of each plural the wordiest form. */
function wordsIn(text: string): number {
  const spread = text.replace(/\{\w+, plural,((?:[^{}]|\{[^{}]*\})*)\}/gu, (_, forms: string) =>
    [...forms.matchAll(/\{([^{}]*)\}/gu)]
      .map(([, form = '']) => form)
      .reduce((longest, form) => (countWords(form) > countWords(longest) ? form : longest), ''),
  );
  return countWords(spread.replace(/\{\w+\}/gu, ' '));
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}#]/u.test(word)).length;
}
