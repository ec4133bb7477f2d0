import { expect, it } from 'vitest';
import type { Notification } from '@lectern/contracts';
import { letterWords } from './letter-text';

const told = (excerpt: string, title = 'On <lamps>', name = 'Ada & Co'): Notification => ({
  commentId: '10000000-0000-4000-8000-000000000000',
  threadId: '20000000-0000-4000-8000-000000000000',
  reason: 'mention',
  at: '2026-01-01T00:00:00.000Z',
  isRead: false,
  author: { id: '30000000-0000-4000-8000-000000000000', displayName: name },
  group: { id: '40000000-0000-4000-8000-000000000000', name: 'A "circle"' },
  reading: { id: `${title.length}0000000-0000-4000-8000-000000000000`, title },
  number: 3,
  excerpt,
});
const parts = { more: 0, publicUrl: new URL('https://e.test'), unsubscribeUrl: 'https://e.test/unsubscribe/key' };

it('says who did what where, with a link to each place, and nothing in it is taken for HTML', () => {
  const { subject, text, html } = letterWords({ ...parts, kind: 'mentions', told: [told('<img src=x>')] });
  expect(subject).toBe('Ada & Co mentioned you in “On <lamps>”');
  expect(text).toContain('Ada & Co mentioned you at paragraph 3:\n  <img src=x>\n  https://e.test/comments/');
  expect(html).toContain('&lt;img src=x&gt;');
  expect(html).not.toMatch(/<(img|script|link|style)/);
  expect(html).toContain('href="https://e.test/comments/10000000-0000-4000-8000-000000000000"');
});

it('counts what it does not show, and has one way out', () => {
  const { subject, text } = letterWords({ ...parts, kind: 'digest', more: 4, told: [told('a'), told('b', 'Nets')] });
  expect(subject).toBe('6 things are new in what you read');
  expect(text).toContain('4 more on the page: https://e.test/notifications');
  expect(text.match(/unsubscribe/g)).toHaveLength(1);
});
