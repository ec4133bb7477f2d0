import type { BlockChange, WordChange } from '@lectern/contracts';

/** Which of two texts beside each other. */
export type Side = 'old' | 'new';

/** A stretch of one side that is drawn alike. */
export interface SidePart {
  readonly text: string;
  /** of the old side gone words, of the new side new ones */
  readonly isChanged: boolean;
  /** it belongs to the words a thread is about */
  readonly isQuoted: boolean;
}

/** One side of a change: its words, those that are only here marked, and those that are quoted. */
export function sideParts(
  change: Pick<BlockChange, 'old' | 'new' | 'words'>,
  side: Side,
  quoted: { readonly start: number; readonly end: number } | null = null,
): SidePart[] {
  const text = change[side]?.text ?? '';
  const own = side === 'old' ? 'gone' : 'new';
  const words: readonly WordChange[] =
    change.words.length > 0
      ? change.words.filter(({ kind }) => kind === 'kept' || kind === own)
      : [{ kind: 'kept', text }];
  const parts: SidePart[] = [];
  let at = 0;
  for (const word of words) {
    const end = at + word.text.length;
    const cuts = [at, clamped(quoted?.start ?? at, at, end), clamped(quoted?.end ?? at, at, end), end];
    for (const [index, isQuoted] of [false, true, false].entries()) {
      const stretch = text.slice(cuts[index], cuts[index + 1]);
      if (stretch !== '')
        parts.push({ text: stretch, isChanged: word.kind === own, isQuoted: quoted !== null && isQuoted });
    }
    at = end;
  }
  return parts;
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
