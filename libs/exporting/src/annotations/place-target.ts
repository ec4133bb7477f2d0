import type { AnchorCertainty } from '@lectern/contracts';
import type { ForeignTarget } from './foreign-annotation';
import type { QuoteFinder, QuotePlace } from './place-quote';

/** Where an annotation's target stands in a text, its blocks counted from 0. */
export interface PlacedTarget {
  readonly how: QuotePlace['how'] | 'whole';
  readonly certainty: AnchorCertainty;
  /** null: on the whole reading when exact, otherwise in no place */
  readonly blockIndex: number | null;
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly quote: string | null;
  readonly suggestion: number | null;
}

/** Finds the place of a target. What was in no place when it was exported is in none here either, whatever is found. */
export function placeTarget(target: ForeignTarget, finder: QuoteFinder, texts: readonly string[]): PlacedTarget {
  const { quote, unit, certainty, standing } = target;
  const kept = unit === 'paragraph' ? null : (quote?.exact ?? null);
  if (certainty === 'ambiguous' || certainty === 'detached') {
    const suggestion = quote ? suggestionOf(finder.find(quote)) : null;
    return { how: certainty, certainty, blockIndex: null, span: null, quote: kept, suggestion };
  }
  if (!quote) return { how: 'whole', certainty: 'exact', blockIndex: null, span: null, quote: null, suggestion: null };

  const found = finder.find({ ...quote, exact: standing ?? quote.exact });
  const { how, blockIndex, start, end, suggestion } = found;
  if (blockIndex === null) return { how, certainty: nowhere(how), blockIndex, span: null, quote: kept, suggestion };
  const isWholeBlock = end - start >= (texts[blockIndex] ?? '').trim().length;
  const isSure = how === 'exact' && certainty === 'exact' && (unit === 'words' || isWholeBlock);
  return {
    how: isSure ? 'exact' : 'recognised',
    certainty: isSure ? 'exact' : 'moved',
    blockIndex,
    span: unit === 'words' ? { start, end } : null,
    quote: kept,
    suggestion: null,
  };
}

function suggestionOf({ blockIndex, suggestion }: QuotePlace): number | null {
  return blockIndex ?? suggestion;
}

function nowhere(how: QuotePlace['how']): AnchorCertainty {
  return how === 'ambiguous' ? 'ambiguous' : 'detached';
}
