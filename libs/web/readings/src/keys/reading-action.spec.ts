import { describe, expect, it } from 'vitest';
import { actionOf, readingKeys } from './reading-action';

const nowhere = { isTyping: false, isControl: false, isInDialog: false };
const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

describe('actionOf', () => {
  it('knows each key once', () => {
    expect(new Set(readingKeys.map(({ key }) => key)).size).toBe(readingKeys.length);
    for (const { key, action } of readingKeys) expect(actionOf(press(key), nowhere)).toBe(action);
  });

  it('means nothing while one types or in a dialog', () => {
    expect(actionOf(press('j'), { ...nowhere, isTyping: true })).toBeNull();
    expect(actionOf(press('Escape'), { ...nowhere, isInDialog: true })).toBeNull();
  });

  it('leaves combinations and compositions to the browser', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) {
      expect(actionOf(press('n', more), nowhere)).toBeNull();
    }
  });

  it('leaves Enter to buttons and links', () => {
    expect(actionOf(press('Enter'), { ...nowhere, isControl: true })).toBeNull();
    expect(actionOf(press('j'), { ...nowhere, isControl: true })).toBe('next');
  });
});
