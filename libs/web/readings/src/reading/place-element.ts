import { nowhere, type Place, wholeReading } from '@lectern/web/threads';

/** The id of a place's element, which is its address too: `p12` for the twelfth paragraph. */
export function elementIdOf(place: Place, number: number | null | undefined): string {
  if (place === wholeReading) return 'reading';
  if (place === nowhere) return 'nowhere';
  return number === null || number === undefined ? `b-${place}` : `p${number}`;
}

/**
 * The elements of places in the order of the text, without the stretches that end above the window: what is asked where
 * it is has to be laid out for the answer.
 */
export function placesNotAbove(page: Document): HTMLElement[] {
  const stretches = [...page.querySelectorAll('lec-text-section')];
  const above = new Set(stretches.filter((stretch) => stretch.getBoundingClientRect().bottom < 0));
  return [...page.querySelectorAll<HTMLElement>('[data-place]')].filter((element) => {
    const stretch = element.closest('lec-text-section');
    return stretch === null || !above.has(stretch);
  });
}
