/** A list item's bullet or number at the beginning of a line, and how many characters it takes with its blanks. */
export interface ListMarker {
  readonly label: string;
  readonly length: number;
  /** a bullet is always one; a number can be the beginning of a sentence */
  readonly isBullet: boolean;
}

const bullet = /^[•◦▪▫■□●○‣⁃∙·➢➤✓❖]\s*|^[–—*-]\s+(?=\S)|^[\uF0A7\uF0B7\uF0D8\uF076]\s*/u;
const number = /^(?:\d{1,3}[.)]|\(\d{1,3}\)|[a-zа-я][.)]|\([a-zа-я]\)|[ivx]{1,5}[.)]|\([ivx]{1,5}\)|[A-Z]\))\s+(?=\S)/u;

/** Reads the marker a line begins with, or null. Section numbers such as `1.2` are none. */
export function listMarker(text: string): ListMarker | null {
  const mark = bullet.exec(text)?.[0];
  if (mark !== undefined && mark.length < text.length) {
    const label = mark.trim();
    return { label: /[\uE000-\uF8FF]/u.test(label) ? '•' : label, length: mark.length, isBullet: true };
  }
  const numbered = number.exec(text)?.[0];
  return numbered === undefined ? null : { label: numbered.trim(), length: numbered.length, isBullet: false };
}
