import { expect, it } from 'vitest';
import fc from 'fast-check';
import { compareWords } from './compare-words';

it('shows which words are gone and which are new', () => {
  expect(compareWords('A heron stood in the rain.', 'A grey heron stood in rain.')).toEqual([
    { kind: 'kept', text: 'A ' },
    { kind: 'new', text: 'grey ' },
    { kind: 'kept', text: 'heron stood in ' },
    { kind: 'gone', text: 'the ' },
    { kind: 'kept', text: 'rain.' },
  ]);
});

it('shows a letter that changed its case', () => {
  expect(compareWords('the end', 'The end')).toEqual([
    { kind: 'gone', text: 'the' },
    { kind: 'new', text: 'The' },
    { kind: 'kept', text: ' end' },
  ]);
});

it('makes both texts again, letter by letter', () => {
  const words = fc.array(fc.constantFrom('heron', 'Heron', 'rain', ' ', '  ', '\n', ',', 'ö', '🦆'), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const changes = compareWords(a.join(''), b.join(''));
      const side = (other: 'gone' | 'new') =>
        changes.flatMap((change) => (change.kind === other ? [] : change.text)).join('');
      expect([side('new'), side('gone')]).toEqual([a.join(''), b.join('')]);
    }),
  );
});
