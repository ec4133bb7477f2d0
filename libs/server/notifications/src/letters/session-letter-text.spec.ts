import { expect, it } from 'vitest';
import { sessionLetterWords } from './session-letter-text';

const parts = {
  session: {
    id: '10000000-0000-4000-8000-000000000000',
    title: 'Lamps & <nets>',
    readingTitle: 'On lamps',
    groupName: 'A circle',
    startsAt: new Date('2026-11-24T18:00:00Z'),
  },
  timeZone: 'Asia/Kathmandu',
  publicUrl: new URL('https://e.test'),
  unsubscribeUrl: 'https://e.test/unsubscribe/key',
};

it('says when by the clocks of who reads it, with one link, and nothing in it is taken for HTML', () => {
  const { subject, text, html } = sessionLetterWords({ ...parts, kind: 'live-reminder' });
  expect(subject).toBe('“Lamps & <nets>” begins at 23:45');
  expect(text).toContain('begins on Tuesday 24 November, 23:45 (Asia/Kathmandu).');
  expect(text).toContain('To the session: https://e.test/sessions/10000000-0000-4000-8000-000000000000\n');
  expect(html).toContain('“Lamps &amp; &lt;nets&gt;”');
  expect(text.match(/unsubscribe/g)).toHaveLength(1);
});

it('leads who was not there to what came of it', () => {
  const { subject, html } = sessionLetterWords({ ...parts, kind: 'live-recap' });
  expect(subject).toContain('was without you');
  expect(html).toContain('href="https://e.test/sessions/10000000-0000-4000-8000-000000000000/recap"');
});
