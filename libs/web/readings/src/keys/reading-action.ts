import type { KeyTarget } from '@lectern/web/core';

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

/** The keys, in the order in which they are explained. */
export const readingKeys: readonly { readonly key: string; readonly action: ReadingAction }[] = [
  { key: 'j', action: 'next' },
  { key: 'k', action: 'previous' },
  { key: 'Enter', action: 'threads' },
  { key: 'c', action: 'comment' },
  { key: 'a', action: 'ask' },
  { key: 'q', action: 'quote' },
  { key: 'n', action: 'next-new' },
  { key: 'p', action: 'previous-new' },
  { key: 'm', action: 'read-up-to-here' },
  { key: 't', action: 'list' },
  { key: '?', action: 'keys' },
  { key: 'Escape', action: 'back' },
];

/** What a key press means: nothing while one types, with a modifier, or on a control that has its own use for it. */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>,
  at: KeyTarget,
): ReadingAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || at.isTyping || at.isInDialog) return null;
  if (event.key === 'Enter' && at.isControl) return null;
  return readingKeys.find(({ key }) => key === event.key)?.action ?? null;
}
