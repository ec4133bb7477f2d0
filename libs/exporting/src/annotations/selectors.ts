import type { ForeignQuote } from './foreign-annotation';
import { listOf, objectOf, offsetOf, textOf } from './read-json';

/** The quotation among an annotation's selectors; null when there is none. Both formats call them the same. */
export function quoteOf(selectors: unknown): ForeignQuote | null {
  const known = listOf(selectors).map(objectOf);
  const quote = known.find(({ type }) => type === 'TextQuoteSelector');
  const exact = textOf(quote?.['exact'])?.replaceAll('\0', '').toWellFormed() ?? '';
  if (!quote || exact.trim() === '') return null;
  const position = known.find(({ type }) => type === 'TextPositionSelector');
  const start = offsetOf(position?.['start']);
  const end = offsetOf(position?.['end']);
  return {
    exact,
    prefix: textOf(quote['prefix']) ?? '',
    suffix: textOf(quote['suffix']) ?? '',
    position: start !== null && end !== null && end > start ? { start, end } : null,
  };
}
