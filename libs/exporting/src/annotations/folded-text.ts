/** A text with blanks, quotation marks and dashes made alike, and the way back to where each sign stood. */
export interface FoldedText {
  readonly text: string;
  /** of each sign, and of the end: its place in the text as it was */
  readonly places: readonly number[];
}

/** Folds what differs between two copies of the same words: runs of blanks, styles of quotation marks and dashes. */
export function foldText(text: string): FoldedText {
  let folded = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = foldSign(text[at] ?? '');
    if (sign === '' || (sign === ' ' && (folded === '' || folded.endsWith(' ')))) continue;
    folded += sign;
    places.push(at);
  }
  places.push(text.length);
  return { text: folded, places };
}

function foldSign(sign: string): string {
  if (/[\u00AD\u200B-\u200D\u2060\uFEFF]/.test(sign)) return '';
  if (/\s/.test(sign)) return ' ';
  if (/[‘’‚‛′]/.test(sign)) return "'";
  if (/[“”„‟″«»]/.test(sign)) return '"';
  return /[‐-―−]/.test(sign) ? '-' : sign;
}
