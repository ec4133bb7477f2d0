const NEEDS_WORK = /[^\x21-\x7e ]|^ | $| {2}/;
const WHITE_SPACE = /[\s\p{Z}]+/gu;
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * The text as compared for identity: composed (NFC), white space runs as one space, invisible break hints left out.
 * Two paragraphs with the same canonical text look the same to a reader.
 */
export function canonicalText(text: string): string {
  if (!NEEDS_WORK.test(text)) return text;
  return text.normalize('NFC').replace(INVISIBLE, '').replace(WHITE_SPACE, ' ').trim();
}
