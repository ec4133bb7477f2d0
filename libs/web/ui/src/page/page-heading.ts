import { afterNextRender, Directive, effect, ElementRef, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { PageFocus } from './page-focus';
import { siteTitle } from './site-title';

/**
 * The heading of a page: takes the focus after a navigation, so that a screen reader starts there,
 * and names the document where the route's own title does not know enough.
 */
@Directive({ selector: 'h1[lecPageHeading]', host: { tabindex: '-1' } })
export class PageHeading {
  readonly documentTitle = input('', { alias: 'lecPageHeading' });

  private readonly heading = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    const title = inject(Title);
    const focus = inject(PageFocus);
    effect(() => {
      if (this.documentTitle()) title.setTitle(siteTitle(this.documentTitle()));
    });
    afterNextRender(() => {
      if (focus.take()) this.focus();
    });
  }

  /** For when what had the focus is gone from the page. */
  focus(): void {
    this.heading.focus({ preventScroll: true });
  }
}
