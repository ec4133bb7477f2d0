import { Injectable } from '@angular/core';

/** Draws TeX as MathML, node by node into an element: no HTML text is made of it. KaTeX is loaded with the first formula. */
@Injectable({ providedIn: 'root' })
export class FormulaDrawer {
  private library: Promise<typeof import('katex')> | null = null;

  /** Answers whether it could be drawn; what could not leaves the element empty. */
  async draw(source: string, element: HTMLElement, isBlock: boolean): Promise<boolean> {
    try {
      this.library ??= import('katex');
      const { default: katex } = await this.library;
      katex.render(source, element, {
        displayMode: isBlock,
        output: 'mathml',
        trust: false,
        strict: 'ignore',
        throwOnError: true,
        maxExpand: 200,
        maxSize: 20,
      });
      return true;
    } catch {
      // No formula, or no connection to load what draws it: the next one asks again, and its source is shown.
      this.library = null;
      element.replaceChildren();
      return false;
    }
  }
}
