import { compareWords } from '@lectern/anchoring';
import type { ForeignQuote } from './foreign-annotation';
import { foldText, type FoldedText } from './folded-text';
import { ReadingText } from './reading-text';

/** Shorter quotations stand too easily somewhere else to be recognised by likeness. */
const minRecognisedCharacters = 24;
/** How much of a quotation must stand there, letter by letter, for it to be recognised, and how much more than anywhere else. */
const minKeptShare = 0.8;
const minLead = 0.1;
/** How much longer than the quotation what is recognised may be. */
const maxStretch = 1.3;
/** How much of what stands around a quotation is compared. */
const contextCharacters = 32;

/** Where a quotation from elsewhere stands. Without a block it stands nowhere surely; `suggestion` is where to look. */
export interface QuotePlace {
  readonly how: 'exact' | 'recognised' | 'ambiguous' | 'detached';
  readonly blockIndex: number | null;
  readonly start: number;
  readonly end: number;
  readonly suggestion: number | null;
}

type Found = Pick<QuotePlace, 'start' | 'end'> & { readonly blockIndex: number };

/** Finds quotations in the blocks of a text: word for word, by what stands around them, or by likeness; never by a guess. */
export class QuoteFinder {
  private readonly text: ReadingText;
  private readonly folded: readonly FoldedText[];

  constructor(private readonly texts: readonly string[]) {
    this.text = new ReadingText(texts);
    this.folded = texts.map(foldText);
  }

  find(quote: ForeignQuote): QuotePlace {
    const there = this.atPosition(quote);
    if (there) return exact(there);
    const places = this.occurrences(foldText(quote.exact).text.trim());
    const [only] = places;
    if (only && places.length === 1) return exact(only);
    if (only) return this.byContext(quote, places) ?? nowhere('ambiguous', only.blockIndex);
    return this.byLikeness(quote.exact);
  }

  /** An export of this very text says where: believed when exactly these words stand there. */
  private atPosition({ exact: words, position }: ForeignQuote): Found | null {
    if (!position || this.text.whole.slice(position.start, position.end) !== words) return null;
    return this.text.placeOf(position.start, position.end);
  }

  private occurrences(words: string): Found[] {
    const found: Found[] = [];
    if (words === '') return found;
    for (const [blockIndex, { text, places }] of this.folded.entries()) {
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        const start = places[at] ?? 0;
        // the end is behind the last sign, not before the next that was kept
        const end = (places[at + words.length - 1] ?? start) + 1;
        found.push({ blockIndex, start, end });
      }
    }
    return found;
  }

  private byContext({ prefix, suffix }: ForeignQuote, places: readonly Found[]): QuotePlace | null {
    const before = foldText(prefix).text.slice(-contextCharacters);
    const after = foldText(suffix).text.slice(0, contextCharacters);
    const scored = places
      .map((place) => ({ place, score: this.contextScore(place, before, after) }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    return best && best.score > 2 && best.score > (next?.score ?? 0) ? exact(best.place) : null;
  }

  private contextScore({ blockIndex, start, end }: Found, before: string, after: string): number {
    const from = this.text.startOf(blockIndex);
    const reach = contextCharacters * 2;
    const left = foldText(this.text.whole.slice(Math.max(0, from + start - reach), from + start)).text;
    const right = foldText(this.text.whole.slice(from + end, from + end + reach)).text;
    return sameEnd(left.trimEnd(), before.trimEnd()) + sameStart(right.trimStart(), after.trimStart());
  }

  private byLikeness(words: string): QuotePlace {
    if (words.length < minRecognisedCharacters) return nowhere('detached', null);
    const rare = wordsOf(words);
    const scored = this.texts
      .map((text, blockIndex) => ({ text, blockIndex, shared: sharedShare(rare, wordsOf(text)) }))
      .filter(({ shared }) => shared >= minKeptShare - 0.2)
      .map(({ text, blockIndex }) => ({ blockIndex, ...likeness(words, text) }))
      .sort((a, b) => b.share - a.share);
    const [best, next] = scored;
    if (!best) return nowhere('detached', null);
    const isThere = best.share >= minKeptShare && best.end - best.start <= words.length * maxStretch;
    if (!isThere) return nowhere('detached', best.blockIndex);
    if (next && best.share - next.share < minLead) return nowhere('ambiguous', best.blockIndex);
    return { how: 'recognised', blockIndex: best.blockIndex, start: best.start, end: best.end, suggestion: null };
  }
}

/** How much of the words stands in a text, in order, and from where to where. */
function likeness(words: string, text: string): { share: number; start: number; end: number } {
  let at = 0;
  let kept = 0;
  let start = -1;
  let end = 0;
  for (const change of compareWords(words, text)) {
    if (change.kind === 'gone') continue;
    if (change.kind === 'kept' && change.text.trim() !== '') {
      kept += change.text.length;
      if (start < 0) start = at + change.text.length - change.text.trimStart().length;
      end = at + change.text.trimEnd().length;
    }
    at += change.text.length;
  }
  return { share: kept / words.length, start: Math.max(0, start), end };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function sharedShare(of: ReadonlySet<string>, among: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of of) if (among.has(word)) shared += 1;
  return of.size === 0 ? 0 : shared / of.size;
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function sameEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

function exact({ blockIndex, start, end }: Found): QuotePlace {
  return { how: 'exact', blockIndex, start, end, suggestion: null };
}

function nowhere(how: 'ambiguous' | 'detached', suggestion: number | null): QuotePlace {
  return { how, blockIndex: null, start: 0, end: 0, suggestion };
}
