import { eachToken } from './word-boundaries';

const WORD_START = /^[\p{L}\p{N}\p{M}]/u;
const ASCII = /^[\x20-\x7e]*$/;
const APOSTROPHES = /[’ʼ]/g;

/**
 * Letters that stand for a whole inflected family: enough to keep unrelated words apart, short enough to
 * survive the endings of Turkish, Polish or Korean.
 */
const STEM_LETTERS = 5;

/** The words and signs of one text: `ids[k]` stands at `starts[k]`–`ends[k]` (UTF-16 code units, end excluded). */
export interface TokenisedText {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Gives every distinct word, letter case and apostrophe style aside, a small number, so that two texts are compared by
 * comparing integers. One vocabulary serves both revisions of a document.
 */
export class Vocabulary {
  private readonly idBySpelling = new Map<string, number>();
  private readonly idByForm = new Map<string, number>();
  private readonly forms: string[] = [];
  private readonly words: boolean[] = [];
  private readonly stems: number[] = [];

  /** How many distinct words, stems and signs are known. */
  get size(): number {
    return this.forms.length;
  }

  /** Whether the token is a word (or a character of a spaceless script) and not a sign. */
  isWord(id: number): boolean {
    return this.words[id] ?? false;
  }

  /** The folded spelling behind a number. */
  formOf(id: number): string {
    return this.forms[id] ?? '';
  }

  /** The number of the word's beginning, which its inflected forms share; of a short word the word itself. */
  stemOf(id: number): number {
    const known = this.stems[id];
    if (known !== undefined && known >= 0) return known;
    const form = this.formOf(id);
    const stem = form.length > STEM_LETTERS ? this.idOfForm(`${form.slice(0, STEM_LETTERS)}…`, true) : id;
    this.stems[id] = stem;
    return stem;
  }

  /** Cuts a text into words and signs, white space left out. */
  tokenise(text: string): TokenisedText {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    eachToken(text, (start, end) => {
      ids.push(this.idOfSpelling(text.slice(start, end)));
      starts.push(start);
      ends.push(end);
    });
    return { ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  }

  private idOfSpelling(spelling: string): number {
    const known = this.idBySpelling.get(spelling);
    if (known !== undefined) return known;
    const folded = ASCII.test(spelling) ? spelling : spelling.normalize('NFKC').replace(APOSTROPHES, "'");
    const id = this.idOfForm(folded.toLowerCase(), WORD_START.test(spelling));
    this.idBySpelling.set(spelling, id);
    return id;
  }

  private idOfForm(form: string, isWord: boolean): number {
    const known = this.idByForm.get(form);
    if (known !== undefined) return known;
    const id = this.forms.length;
    this.idByForm.set(form, id);
    this.forms.push(form);
    this.words.push(isWord);
    this.stems.push(-1);
    return id;
  }
}
