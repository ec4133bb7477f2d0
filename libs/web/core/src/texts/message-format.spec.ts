import { describe, expect, it } from 'vitest';
import { formatMessage } from './message-format';

const answers = '{count, plural, =0 {no answers} one {# answer} other {# answers}} by {name}';

describe('formatMessage', () => {
  it('leaves plain text as it is', () => {
    expect(formatMessage('Sign in', {}, 'en')).toBe('Sign in');
  });

  it('chooses the exact number before the category', () => {
    expect(formatMessage(answers, { count: 0, name: 'Ada' }, 'en')).toBe('no answers by Ada');
    expect(formatMessage(answers, { count: 1, name: 'Ada' }, 'en')).toBe('1 answer by Ada');
    expect(formatMessage(answers, { count: 1200, name: 'Ada' }, 'en')).toBe('1,200 answers by Ada');
  });

  it('follows the plural categories of the locale', () => {
    const message = '{n, plural, one {# книга} few {# книги} many {# книг} other {# книги}}';
    expect([1, 3, 5, 21].map((n) => formatMessage(message, { n }, 'ru'))).toEqual([
      '1 книга',
      '3 книги',
      '5 книг',
      '21 книга',
    ]);
  });

  it('fills placeholders inside a plural', () => {
    expect(formatMessage('{n, plural, other {# of {all}}}', { n: 2, all: 5 }, 'en')).toBe('2 of 5');
  });

  it('does not read what a person typed as a message', () => {
    expect(formatMessage('Hello {name}', { name: '{count, plural, other {x}}' }, 'en')).toBe(
      'Hello {count, plural, other {x}}',
    );
  });

  it('shows the name of a value that is missing', () => {
    expect(formatMessage('Hello {name}', {}, 'en')).toBe('Hello {name}');
  });
});
