import { describe, expect, it } from 'vitest';
import type { KeyTarget } from '@lectern/web/core';
import { actionOf as actionWith, readingCommands } from './reading-action';

const actionOf = (event: ReturnType<typeof press>, at: KeyTarget) => actionWith(event, at, ({ usual }) => usual);

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
    expect(new Set(readingCommands.map(({ usual }) => usual)).size).toBe(readingCommands.length);
    for (const { usual, name } of readingCommands) expect(actionOf(press(usual), nowhere)).toBe(name);
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

  it('follows the keys a person chose', () => {
    const chosen = ({ name, usual }: { name: string; usual: string }) => (name === 'next' ? 'w' : usual);
    expect(actionWith(press('w'), nowhere, chosen)).toBe('next');
    expect(actionWith(press('j'), nowhere, chosen)).toBeNull();
  });
});
