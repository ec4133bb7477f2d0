import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, type Signal, signal } from '@angular/core';

/** Where on the window one is taken to read, as a share of its height from the top. */
const readingLine = 0.4;

/**
 * The number of the `lec-draft-block-view` one looks at: the one with the focus as long as it is in the window, else
 * the one at the reading line. Call it where injection is possible.
 */
export function blockInView(): Signal<number> {
  const document = inject(DOCUMENT);
  const current = signal(0);
  let frame = 0;
  const take = (element: Element | null | undefined) => {
    const [, index] = /^block-(\d+)$/.exec(element?.closest('[id^="block-"]')?.id ?? '') ?? [];
    if (index !== undefined) current.set(Number(index));
  };
  const focused = ({ target }: FocusEvent) => target instanceof Element && take(target);
  const scrolled = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      const focusedBlock = document.activeElement?.closest('[id^="block-"]')?.getBoundingClientRect();
      if (focusedBlock && focusedBlock.bottom > 0 && focusedBlock.top < innerHeight) return;
      const blocks = document.querySelector('.blocks')?.getBoundingClientRect();
      if (!blocks) return;
      // below the pane, where that stands above the text
      const top = document.querySelector('.source')?.getBoundingClientRect();
      const isAbove = top !== undefined && top.right > blocks.left + 1 && top.left < blocks.right - 1;
      const y = isAbove ? top.bottom + 40 : innerHeight * readingLine;
      take(document.elementFromPoint((blocks.left + blocks.right) / 2, y));
    });
  };
  document.addEventListener('focusin', focused);
  document.addEventListener('scroll', scrolled, { passive: true });
  inject(DestroyRef).onDestroy(() => {
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', focused);
    document.removeEventListener('scroll', scrolled);
  });
  return current.asReadonly();
}
