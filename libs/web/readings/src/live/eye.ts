import type { Place } from '@lectern/web/threads';
import { placesNotAbove } from '../reading/place-element';

/** A paragraph in view and how far below the window's upper edge it begins. */
export interface EyePoint {
  readonly place: Place;
  readonly topPx: number;
}

/**
 * The paragraph at which one reads: the one that has the focus if it is in the window, otherwise the first that begins
 * there, or else the one that fills it. What changes between it and the others may move those.
 */
export function eyePoint(page: Document, current: Place | null): EyePoint | null {
  const box = current === null ? undefined : blockAt(page, current)?.getBoundingClientRect();
  if (current !== null && box && box.bottom > headerPx(page) && box.top < page.documentElement.clientHeight)
    return { place: current, topPx: box.top };
  let filling: EyePoint | null = null;
  for (const element of placesNotAbove(page).filter(({ localName }) => localName === 'lec-reading-block')) {
    const topPx = element.getBoundingClientRect().top;
    const point = { place: element.dataset['place'] ?? '', topPx };
    if (topPx >= headerPx(page)) return filling ?? point;
    filling = point;
    if (element.getBoundingClientRect().bottom < headerPx(page) + 24) filling = null;
  }
  return filling;
}

/** Puts a paragraph as far below the window's upper edge as another was. */
export function lookFrom(page: Document, place: Place, topPx: number): void {
  const element = blockAt(page, place);
  if (!element) return;
  const by = element.getBoundingClientRect().top - topPx;
  if (Math.abs(by) > 0.5) page.defaultView?.scrollBy({ top: by, behavior: 'instant' });
}

function blockAt(page: Document, place: Place): HTMLElement | null {
  return page.querySelector<HTMLElement>(`lec-reading-block[data-place="${CSS.escape(place)}"]`);
}

function headerPx(page: Document): number {
  return parseFloat(getComputedStyle(page.documentElement).scrollPaddingTop) || 0;
}
