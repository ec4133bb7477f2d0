/** Where words stand in a longer text, `end` excluded. */
export interface FoundWords {
  readonly start: number;
  readonly end: number;
}

/** How much of a paragraph is looked for, in letters: enough to stand once, short enough to end before anything odd. */
const soughtLetters = [48, 24, 12] as const;
/** A text of this many letters is looked for as a whole, however short. */
const shortestLetters = 12;

/**
 * Where a paragraph begins in the text it was read from: its first letters and digits, whatever stands between them
 * there (line ends, hyphens, marks of Markdown, tags). Of several places the first from `from` on, else the first of all.
 */
export class WordFinder {
  private readonly letters: string;
  /** where each letter stands */
  private readonly places: Uint32Array;

  constructor(private readonly text: string) {
    const places: number[] = [];
    const letters: string[] = [];
    const add = (piece: string, at: number) => {
      const plain = lettersOf(piece);
      if (plain.length === piece.length || piece.length === 1) {
        letters.push(plain);
        for (let nth = 0; nth < plain.length; nth += 1) places.push(at + Math.min(nth, piece.length - 1));
      } else for (let nth = 0; nth < piece.length; nth += 1) add(piece.charAt(nth), at + nth);
    };
    for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) add(run, index);
    this.letters = letters.join('');
    this.places = Uint32Array.from(places);
  }

  find(paragraph: string, from = 0): FoundWords | null {
    const all = lettersOf(paragraph.slice(0, 400));
    for (const count of soughtLetters) {
      const sought = all.slice(0, count);
      if (sought === '' || (sought.length < shortestLetters && sought.length < all.length)) return null;
      const after = this.letters.indexOf(sought, this.letterAt(from));
      const at = after < 0 ? this.letters.indexOf(sought) : after;
      const [start, last] = [this.places[at], this.places[at + sought.length - 1]];
      if (at >= 0 && start !== undefined && last !== undefined)
        return { start, end: last + ((this.text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) };
    }
    return null;
  }

  /** The first letter at or behind a place. */
  private letterAt(place: number): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.places[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Ligatures taken apart, small letters, nothing but letters and digits. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
