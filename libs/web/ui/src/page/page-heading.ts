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

  constructor() {
    const title = inject(Title);
    const focus = inject(PageFocus);
    const heading = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    effect(() => {
      if (this.documentTitle()) title.setTitle(siteTitle(this.documentTitle()));
    });
    afterNextRender(() => {
      if (focus.take()) heading.focus({ preventScroll: true });
    });
  }
}
