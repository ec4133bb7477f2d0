import type { ShownPassage } from '@lectern/contracts';

/** A passage by its paragraphs: `¶ 5–8`; without a number where they are not in the text any more. */
export function paragraphsOf({ fromNumber, toNumber }: Pick<ShownPassage, 'fromNumber' | 'toNumber'>): string {
  if (fromNumber === null || toNumber === null) return '';
  return fromNumber === toNumber ? `¶ ${fromNumber}` : `¶ ${fromNumber}–${toNumber}`;
}
