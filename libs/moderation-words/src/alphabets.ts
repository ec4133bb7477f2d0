/** The alphabets that have look-alikes of each other. */
export type Alphabet = 'latin' | 'greek' | 'cyrillic';

/** The alphabet of a small letter; null for every other character. */
export function alphabetOf(letter: string): Alphabet | null {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return code >= 0x61 && code <= 0x7a ? 'latin' : null;
  if ((code >= 0xaa && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff)) return 'latin';
  if ((code >= 0x370 && code <= 0x3ff) || (code >= 0x1f00 && code <= 0x1fff)) return 'greek';
  if ((code >= 0x400 && code <= 0x52f) || (code >= 0x1c80 && code <= 0x1c8f) || (code >= 0xa640 && code <= 0xa69f))
    return 'cyrillic';
  return null;
}
