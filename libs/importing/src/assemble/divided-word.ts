import type { ImportDecision, ImportedText } from '@lectern/contracts';

const endOfWord = /[\p{L}\p{M}\p{N}\u2019']*$/u;
const startOfWord = /^[\p{L}\p{M}\p{N}\u2019']*/u;

/** The word a hyphen at a line's end was removed from or kept in, with the hyphen, as the source has it; null for another decision. */
export function dividedWord({ fragments }: ImportedText, { kind, at, offset }: ImportDecision): string | null {
  const text = fragments[at]?.text;
  if ((kind !== 'hyphen' && kind !== 'kept-hyphen') || offset === undefined || text === undefined) return null;
  const before = endOfWord.exec(text.slice(0, offset))?.[0] ?? '';
  // at the end of its fragment the word goes on in the next
  const rest = text.slice(offset + 1) || (fragments[at + 1]?.text ?? '');
  return `${before}-${startOfWord.exec(rest)?.[0] ?? ''}`;
}
