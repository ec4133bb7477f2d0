import type { Span } from '@lectern/contracts';

/** A paragraph one can put a thread at. */
export interface PlaceableParagraph {
  /** what it is called where it is chosen for: a block's id, or a number of a draft's block */
  readonly key: string;
  readonly number: number | null;
  readonly text: string;
}

/** What a picker is asked for. */
export interface PlaceQuestion {
  readonly paragraphs: readonly PlaceableParagraph[];
  /** the words the thread was about */
  readonly quote: string | null;
  /** the paragraph it stood at, where no words were quoted */
  readonly stoodAt: string | null;
  /** the one to look at first */
  readonly suggestedKey: string | null;
  /** whether it can be put on the reading as a whole */
  readonly canBeWhole: boolean;
}

/** What was chosen; without a key: the reading as a whole. */
export interface ChosenPlace {
  readonly key: string | null;
  readonly span: Span | null;
}

/** A paragraph as offered, with the words of the thread where they stand in it. */
export interface OfferedParagraph extends PlaceableParagraph {
  readonly isSuggested: boolean;
  readonly span: Span | null;
}

/** More than can be looked through at once: whoever needs another types its number or some of its words. */
const offeredMax = 40;

/**
 * The paragraphs offered for a query: without one those that have the quoted words, the suggested one and what stands
 * around it; with one those with that number or those words.
 */
export function offered(question: PlaceQuestion, query: string): OfferedParagraph[] {
  const { paragraphs, quote, suggestedKey } = question;
  const wanted = query.trim().toLowerCase();
  const offer = (paragraph: PlaceableParagraph): OfferedParagraph => ({
    ...paragraph,
    isSuggested: paragraph.key === suggestedKey,
    span: quote === null ? null : spanOf(paragraph.text, quote),
  });
  if (wanted !== '') {
    // whoever types a number means that paragraph first, and those with the figure in their text after it
    const numbered = paragraphs.filter(({ number }) => String(number) === wanted);
    const worded = paragraphs.filter(({ text }) => text.toLowerCase().includes(wanted));
    return [...new Set([...numbered, ...worded])].slice(0, offeredMax).map(offer);
  }
  const withQuote = quote === null ? [] : paragraphs.filter(({ text }) => text.includes(quote)).slice(0, 10);
  const suggested = paragraphs.findIndex(({ key }) => key === suggestedKey);
  const from = Math.max(0, suggested - 8);
  const first = suggested < 0 ? [] : paragraphs.slice(suggested, suggested + 1);
  const around = paragraphs.slice(from, from + offeredMax);
  return [...new Set([...first, ...withQuote, ...around])].slice(0, offeredMax).map(offer);
}

/** Where the words stand in a paragraph, if they do so once: of two it is not known which was meant. */
function spanOf(text: string, quote: string): Span | null {
  const start = text.indexOf(quote);
  if (start < 0 || quote === '' || text.indexOf(quote, start + 1) >= 0) return null;
  return { start, end: start + quote.length, quote };
}
