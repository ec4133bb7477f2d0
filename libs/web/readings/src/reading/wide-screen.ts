import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, type Signal, signal } from '@angular/core';

/** From here on threads stand beside the text; the style sheets name the same width. */
const wideQuery = '(min-width: 70rem)';

/** Whether there is room beside the text; call it where injection is possible. */
export function isWideScreen(): Signal<boolean> {
  const query = inject(DOCUMENT).defaultView?.matchMedia(wideQuery);
  const isWide = signal(query?.matches ?? true);
  const changed = ({ matches }: MediaQueryListEvent) => isWide.set(matches);
  query?.addEventListener('change', changed);
  inject(DestroyRef).onDestroy(() => query?.removeEventListener('change', changed));
  return isWide.asReadonly();
}
