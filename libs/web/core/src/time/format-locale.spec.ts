import { describe, expect, it } from 'vitest';
import { formatLocale } from './format-locale';

describe('formatLocale', () => {
  it('takes the variety the reader prefers', () => {
    expect(formatLocale('en', ['de-AT', 'en-GB', 'en'])).toBe('en-GB');
  });

  it('never takes another language than the interface speaks', () => {
    expect(formatLocale('en', ['de-AT', 'eng-x'])).toBe('en');
  });

  it('passes over what Intl does not know', () => {
    expect(formatLocale('en', ['en-US@posix', '', 'en-AU'])).toBe('en-AU');
    expect(formatLocale('en', ['en-US@posix'])).toBe('en');
  });
});
