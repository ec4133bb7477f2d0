import { DestroyRef, Directive, ElementRef, inject, type OnInit } from '@angular/core';
import { PositionStore } from './position-store';

const gapPx = 16;

/**
 * Keeps what stands beside a paragraph within the window: it begins at the paragraph, and goes up
 * as far as it must for its end to be seen, or down when the paragraph leaves the window. So
 * opening it or writing in it never has to move the text.
 */
@Directive({ selector: '[lecStayInView]' })
export class StayInView implements OnInit {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly position = inject(PositionStore);
  private readonly destroyRef = inject(DestroyRef);

  ngOnInit(): void {
    const place = () => this.place();
    const sizes = new ResizeObserver(place);
    sizes.observe(this.element);
    addEventListener('scroll', place, { passive: true });
    addEventListener('resize', place, { passive: true });
    this.destroyRef.onDestroy(() => {
      sizes.disconnect();
      removeEventListener('scroll', place);
      removeEventListener('resize', place);
    });
  }

  private place(): void {
    if (!this.position.isWide()) return void this.element.style.removeProperty('translate');
    const parent = this.element.offsetParent;
    if (!parent) return;
    const top = parent.getBoundingClientRect().top + this.element.offsetTop;
    const highest = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || gapPx;
    const lowest = innerHeight - gapPx - this.element.offsetHeight;
    const wanted = Math.max(highest, Math.min(top, lowest));
    this.element.style.setProperty('translate', `0 ${Math.round(wanted - top)}px`);
  }
}
