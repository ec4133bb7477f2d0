import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionMarkdown, mentionsIn } from '@lectern/prose';
import { mentionQuery } from './mention-query';
import { markdownOf, shownText } from './shown-mentions';

const ada = '11111111-1111-4111-8111-111111111111';
const ben = '22222222-2222-4222-8222-222222222222';
const adaMarkdown = mentionMarkdown('Ada Okafor', { kind: 'person', id: ada });

describe('mentionQuery', () => {
  it.each([
    ['@', { start: 0, words: '' }],
    ['Ask @ad', { start: 4, words: 'ad' }],
    ['Ask @Ada Ok', { start: 4, words: 'Ada Ok' }],
    ['(@Ze', { start: 1, words: 'Ze' }],
    ['first\n@Zoë', { start: 6, words: 'Zoë' }],
  ])('begins in %j', (text, query) => {
    expect(mentionQuery(text, text.length)).toEqual(query);
  });

  it.each(['ada@example', 'Ask Ada', '@Ada asked me yesterday evening', '@Ada\n', `${adaMarkdown}`])(
    'does not begin in %j',
    (text) => {
      expect(mentionQuery(text, text.length)).toBeNull();
    },
  );
});

describe('mentions in the field', () => {
  it('stand there by name and go out by id', () => {
    const { text, mentions } = shownText(`Well, ${adaMarkdown}, what then?`);
    expect(text).toBe('Well, @Ada Okafor, what then?');
    expect(markdownOf(text, mentions)).toBe(`Well, ${adaMarkdown}, what then?`);
  });

  it('are words again when the name is changed', () => {
    const { mentions } = shownText(adaMarkdown);
    expect(markdownOf('@Ada Okaforson and x@Ada Okafor', mentions)).toBe('@Ada Okaforson and x@Ada Okafor');
  });

  it('of two who are called the same, the second shows its id', () => {
    const other = mentionMarkdown('Ada Okafor', { kind: 'person', id: ben });
    const { text, mentions } = shownText(`${adaMarkdown} ${other}`);
    expect(text).toBe(`@Ada Okafor ${other}`);
    expect(mentionsIn(markdownOf(text, mentions)).personIds).toEqual([ada, ben]);
  });

  it('come back as they were, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }), (raw) => {
        const name = raw.replace(/[\p{C}\p{Z}]/gu, '').trim() || 'x';
        const markdown = `a ${mentionMarkdown(name, { kind: 'person', id: ada })} b`;
        const { text, mentions } = shownText(markdown);
        return markdownOf(text, mentions) === markdown && mentionsIn(markdown).personIds[0] === ada;
      }),
    );
  });
});
