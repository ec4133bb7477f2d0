import { expect, it } from 'vitest';
import { linkTargetOf } from './link-target';

const [a, b] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002'];

it.each([
  [`/comments/${a}`, `comment:${a}`],
  [`/readings/${a}?thread=${b}&comment=${a}`, `comment:${a}`],
  [`/readings/${a}?thread=${b}`, `comment:${b}`],
  [`/readings/${a}?paragraph=${b}&version=3`, `paragraph:${a}:${b}:3`],
  [`/readings/${a}`, `reading:${a}`],
  [`/readings/${a}?paragraph=${b}`, null],
  [`/readings/${a}?comment=nobody`, null],
  [`/readings/${a}/schedule`, null],
  ['/groups/1', null],
  ['//elsewhere.example/comments', null],
])('%s leads to %s', (path, target) => {
  expect(linkTargetOf(path)).toBe(target);
});
