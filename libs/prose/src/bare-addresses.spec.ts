import { expect, it } from 'vitest';
import { withBareAddresses } from './bare-addresses';
import { parseProse } from './parse-prose';
import { plainText } from './plain-text';

const linksIn = (words: string, most = 100) =>
  withBareAddresses(words, most).flatMap((node) => (node.kind === 'link' ? node.href : []));

it.each([
  ['See https://e.test/a.', ['https://e.test/a']],
  ['(https://e.test/a)', ['https://e.test/a']],
  ['https://e.test/a_(b), and http://f.test!', ['https://e.test/a_(b)', 'http://f.test']],
  ['HTTPS://e.test?x=1&y=2#z', ['HTTPS://e.test?x=1&y=2#z']],
  ['xhttps://e.test', []],
  ['https:// nothing, javascript://e.test', []],
])('%s', (words, hrefs) => {
  expect(linksIn(words)).toEqual(hrefs);
  // not a character is lost
  const parts = withBareAddresses(words, 100);
  expect(plainText([{ kind: 'paragraph', children: parts }], 500)).toBe(words);
});

it('makes only so many links, in a time that grows with the words', () => {
  expect(linksIn('https://e.test '.repeat(50), 10).length).toBeLessThanOrEqual(20);
  const started = performance.now();
  withBareAddresses(`https://${'.'.repeat(20_000)}`, 100);
  withBareAddresses('http://'.repeat(3_000), 100);
  expect(performance.now() - started).toBeLessThan(500);
});

it('links what stands in a sentence, and neither in code nor in the words of a link', () => {
  expect(parseProse('At https://e.test, `https://f.test` and [https://g.test](https://h.test).')).toEqual([
    {
      kind: 'paragraph',
      children: [
        { kind: 'text', text: 'At ' },
        { kind: 'link', href: 'https://e.test', children: [{ kind: 'text', text: 'https://e.test' }] },
        { kind: 'text', text: ', ' },
        { kind: 'code', text: 'https://f.test' },
        { kind: 'text', text: ' and ' },
        { kind: 'link', href: 'https://h.test', children: [{ kind: 'text', text: 'https://g.test' }] },
        { kind: 'text', text: '.' },
      ],
    },
  ]);
});
