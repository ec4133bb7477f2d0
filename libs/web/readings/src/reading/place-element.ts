import { nowhere, type Place, wholeReading } from '@lectern/web/threads';

/** The id of a place's element, which is its address too: `p12` for the twelfth paragraph. */
export function elementIdOf(place: Place, number: number | null | undefined): string {
  if (place === wholeReading) return 'reading';
  if (place === nowhere) return 'nowhere';
  return number === null || number === undefined ? `b-${place}` : `p${number}`;
}
