import type { KeyCommand, KeyTarget } from '@lectern/web/core';

/** What a key can do on the reading page. */
export type ReadingAction =
  | 'next'
  | 'previous'
  | 'threads'
  | 'comment'
  | 'ask'
  | 'quote'
  | 'next-new'
  | 'previous-new'
  | 'read-up-to-here'
  | 'list'
  | 'keys'
  | 'back';

/** The commands with their usual keys, in the order in which they are explained. */
export const readingCommands: readonly (KeyCommand & { readonly name: ReadingAction })[] = [
  { name: 'next', usual: 'j' },
  { name: 'previous', usual: 'k' },
  { name: 'threads', usual: 'Enter', isFixed: true },
  { name: 'comment', usual: 'c' },
  { name: 'ask', usual: 'q' },
  { name: 'quote', usual: 's' },
  { name: 'next-new', usual: 'n' },
  { name: 'previous-new', usual: 'p' },
  { name: 'read-up-to-here', usual: 'm' },
  { name: 'list', usual: 't' },
  { name: 'keys', usual: '?' },
  { name: 'back', usual: 'Escape', isFixed: true },
];

/** What is asked of a key press. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

/** What a key press means: nothing while one types, with a modifier, or on a control that has its own use for it. */
export function actionOf(event: KeyPress, at: KeyTarget, keyOf: (command: KeyCommand) => string): ReadingAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || at.isTyping || at.isInDialog) return null;
  if (event.key === 'Enter' && at.isControl) return null;
  return readingCommands.find((command) => keyOf(command) === event.key)?.name ?? null;
}
