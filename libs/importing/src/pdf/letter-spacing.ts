/** Four letters in a row with blanks between them are one word set wide; fewer can be initials or a list. */
const spaced = /(?<![\p{L}\p{N}])\p{L}(?: \p{L}){3,}(?![\p{L}\p{N}])/gu;

/**
 * Puts letter-spaced words together again: `S P E R R` becomes `SPERR`. Wider gaps between its words stay blanks.
 */
export function withoutLetterSpacing(text: string): string {
  if (!/\p{L} \p{L} \p{L} \p{L}/u.test(text)) return text;
  return text
    .split(/\s{2,}/u)
    .map((part) => part.replace(spaced, (word) => word.replaceAll(' ', '')))
    .join(' ');
}
