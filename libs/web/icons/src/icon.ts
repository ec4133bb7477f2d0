import { Directive, DOCUMENT, ElementRef, inject, input, type OnInit } from '@angular/core';
import type { IconNode } from 'lucide';

/**
 * An icon of Lucide's, drawn into the `svg` it stands at: 18 px unless told otherwise, in the colour of
 * the text, never read out. Lucide's own components for Angular bring a template each, which made them
 * the largest part of what a browser loads first.
 */
@Directive({
  host: {
    class: 'lucide',
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    '[attr.width]': 'size()',
    '[attr.height]': 'size()',
  },
})
export abstract class Icon implements OnInit {
  /** px, width and height */
  readonly size = input<string | number>(18);

  protected abstract readonly shapes: IconNode;
  private readonly svg = inject<ElementRef<SVGSVGElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);

  ngOnInit(): void {
    for (const [tag, attributes] of this.shapes) {
      const shape = this.document.createElementNS(this.svg.namespaceURI, tag);
      for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
      this.svg.append(shape);
    }
  }
}
