import { describe, expect, it } from 'vitest';
import { readPreferences, usualPreferences, writePreferences } from './preferences';

const holding = (text: string | null) => ({ getItem: () => text });

describe('preferences', () => {
  it('reads back what was chosen', () => {
    let kept = '';
    const chosen = { ...usualPreferences, theme: 'dark', textSizeSteps: 2 } as const;
    writePreferences({ setItem: (_, text) => (kept = text) }, chosen);
    expect(readPreferences(holding(kept))).toEqual(chosen);
  });

  it.each([null, '', 'not JSON', '[]', '42'])('takes %j for nothing chosen', (text) => {
    expect(readPreferences(holding(text))).toEqual(usualPreferences);
  });

  it('keeps what it knows beside what it does not', () => {
    expect(readPreferences(holding('{"theme":"dark","face":"wingdings","textSizeSteps":99}'))).toEqual({
      ...usualPreferences,
      theme: 'dark',
    });
  });

  it('goes on where nothing can be kept', () => {
    const full = {
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => writePreferences(full, usualPreferences)).not.toThrow();
  });
});
