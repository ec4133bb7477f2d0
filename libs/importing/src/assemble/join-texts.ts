import type { BlockContent, Mark } from '@lectern/contracts';
import { shiftMarks } from '../ledger/marked-text';
import { unspacedScript } from '../recognise/sentences';

/** A letter and a hyphen at the end: the word goes on without a blank whether the hyphen stays or not. */
const endsInMidWord = /[\p{L}\p{N}][-\u2010\u2011\u00AD]$/u;

/**
 * Two pieces of one paragraph as one: a blank between them, or none within a word and between Chinese or Japanese
 * characters. `printed` is the first piece as printed, with the hyphen it may have lost.
 */
export function joinTexts(first: BlockContent, second: BlockContent, printed: string): BlockContent {
  const separator = needsNoBlank(first.text, second.text, printed) ? '' : ' ';
  const shifted = shiftMarks(second.marks, first.text.length + separator.length);
  return {
    ...first,
    text: `${first.text}${separator}${second.text}`,
    marks: mergeAt(first.marks, shifted, first.text.length, separator.length),
  };
}

function needsNoBlank(first: string, second: string, printed: string): boolean {
  if (first === '' || second === '') return true;
  return (
    endsInMidWord.test(printed) ||
    /[\u2014/]$/u.test(first) ||
    (unspacedScript.test(first.slice(-1)) && unspacedScript.test(second.charAt(0)))
  );
}

/** One mark where the first piece ends in what the second begins with (an emphasis cut by a page). */
function mergeAt(first: readonly Mark[], second: readonly Mark[], end: number, gap: number): Mark[] {
  const merged = [...first];
  for (const mark of second) {
    const at = mark.start === end + gap ? merged.findIndex((other) => other.end === end && sameStyle(other, mark)) : -1;
    const other = merged[at];
    if (other) merged[at] = { ...other, end: mark.end };
    else merged.push(mark);
  }
  return merged;
}

function sameStyle(a: Mark, b: Mark): boolean {
  return a.kind === b.kind && a.href === b.href && a.note === b.note;
}
