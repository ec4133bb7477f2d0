import { expect, it } from 'vitest';
import { safeHref } from './safe-href';

it.each(['https://e.test/a?b#c', 'HTTP://e.test', 'mailto:ada@e.test', ' https://e.test '])(
  'lets %j through',
  (href) => {
    expect(safeHref(href)).toBe(href.trim());
  },
);

it.each([
  'javascript:b()',
  'java\tscript:b()',
  '\u0001javascript:b()',
  'data:text/html,x',
  '//e.test',
  '/local',
  'https://',
  'https:///e.test',
  'https://e.test/\u202Egnp',
  'https://a b',
  '',
])('refuses %j', (href) => {
  expect(safeHref(href)).toBeNull();
});
