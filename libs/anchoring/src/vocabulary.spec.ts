import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from './vocabulary';

function cut(text: string): string[] {
  const { starts, ends } = new Vocabulary().tokenise(text);
  return [...starts].map((start, at) => text.slice(start, ends[at]));
}

describe('Vocabulary', () => {
  it('cuts plain ASCII as it cuts everything else', () => {
    const ascii = fc.string({ unit: fc.constantFrom(...'ab9 .,-\'"_/@é'), maxLength: 30 });
    fc.assert(
      fc.property(ascii, (text) => {
        const whole = cut(text.replaceAll('é', 'e'));
        const mixed = cut(text.replaceAll('é', 'e').replaceAll('e', 'é'));
        expect(mixed.map((token) => token.replaceAll('é', 'e'))).toEqual(whole);
        const accented = cut(text.replaceAll('a', 'à'));
        expect(accented.map((token) => token.replaceAll('à', 'a'))).toEqual(cut(text));
      }),
    );
  });

  it.each([
    ['The cat’s tail, twice.', ['The', 'cat’s', 'tail', ',', 'twice', '.']],
    ['don\'t "stop"', ["don't", '"', 'stop', '"']],
    ['茶馆 open到3点', ['茶', '馆', 'open', '到', '3', '点']],
    ['テスト。', ['テ', 'ス', 'ト', '。']],
    ['บ้าน', ['บ้', 'า', 'น']],
    ['한국어 문장', ['한국어', '문장']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['कि\u200dतना', ['कि\u200dतना']],
    ['e\u0301té 👍🏽 ok', ['e\u0301té', '👍🏽', 'ok']],
    ['𠮷野', ['𠮷', '野']],
    ["rock 'n' roll: it's 'so'", ['rock', "'", 'n', "'", 'roll', ':', "it's", "'", 'so', "'"]],
    ['x\u00a0y\u3000z\tw', ['x', 'y', 'z', 'w']],
    ['', []],
  ])('cuts “%s”', (text, tokens) => {
    expect(cut(text)).toEqual(tokens);
  });

  it('gives one number to spellings that differ in case, width, composition or apostrophe only', () => {
    const vocabulary = new Vocabulary();
    const numbers = (text: string): number[] => [...vocabulary.tokenise(text).ids];
    expect(numbers("Don't")).toEqual(numbers('don’t'));
    expect(numbers('\uff21\uff22')).toEqual(numbers('ab'));
    expect(numbers('e\u0301t\u00e9')).toEqual(numbers('\u00c9t\u00e9'));
    expect(numbers('cat')).not.toEqual(numbers('cats'));
  });

  it('gives one stem to the inflected forms of a long word and none in common to short ones', () => {
    const vocabulary = new Vocabulary();
    const stem = (word: string): number => vocabulary.stemOf(vocabulary.tokenise(word).ids[0] ?? -1);
    expect(stem('gölgesinde')).toBe(stem('gölgesine'));
    expect(stem('cat')).not.toBe(stem('cats'));
  });

  it('tells words from signs', () => {
    const vocabulary = new Vocabulary();
    const kinds = [...vocabulary.tokenise('a - 茶。').ids].map((id) => vocabulary.isWord(id));
    expect(kinds).toEqual([true, false, true, false]);
  });
});
