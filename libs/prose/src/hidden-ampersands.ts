/** Punctuation nobody writes in a comment: the parser treats it like `&`, but sees no reference in it. */
const standIns = ['\u2E28', '\u2E29', '\u2E22', '\u2E23', '\u2E24', '\u2E25', '\uE000'];

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  copy: '©',
  sect: '§',
  deg: '°',
  times: '×',
  euro: '€',
};

/** Markdown whose `&` a parser cannot take for character references, with the way back. */
export interface HiddenAmpersands {
  readonly markdown: string;
  /** the characters as written, for code and literal text */
  readonly literal: (text: string) => string;
  /** with the usual character references decoded, for running text and addresses */
  readonly decoded: (text: string) => string;
}

/** Puts a stand-in in place of each `&`, of the same length, so that positions stay valid. */
export function hideAmpersands(markdown: string): HiddenAmpersands {
  const standIn = markdown.includes('&') ? standIns.find((candidate) => !markdown.includes(candidate)) : undefined;
  // With no `&` there is nothing to hide; a text that holds every stand-in gets the wide ampersand instead.
  if (standIn === undefined) {
    return { markdown: markdown.replaceAll('&', '＆'), literal: (text) => text, decoded: (text) => text };
  }
  const reference = new RegExp(`(\\\\?)${standIn}(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w{2,6}));`, 'g');
  const literal = (text: string) => text.replaceAll(standIn, '&');
  return {
    markdown: markdown.replaceAll('&', standIn),
    literal,
    decoded: (text) =>
      literal(
        text
          .replace(reference, (whole: string, escaped: string, decimal?: string, hex?: string, name?: string) => {
            if (escaped) return whole;
            if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
            return characterOf(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
          })
          .replaceAll(`\\${standIn}`, standIn),
      ),
  };
}

function characterOf(point: number): string {
  const isCharacter =
    point > 0x1f && point <= 0x10ffff && !(point >= 0x7f && point <= 0x9f) && (point & 0xf800) !== 0xd800;
  return point === 9 || point === 10 || isCharacter ? String.fromCodePoint(point) : '\uFFFD';
}
