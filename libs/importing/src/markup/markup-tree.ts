/** An element of a page or book: what is left of markup when nothing in it can act any more. */
export interface MarkupElement {
  /** lower case, without a namespace prefix */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly MarkupNode[];
}

export type MarkupNode = MarkupElement | string;

/** All elements below and including one, in document order; `enter` false leaves out what is below an element. */
export function* elementsOf(
  root: MarkupElement,
  enter: (element: MarkupElement) => boolean = () => true,
): Generator<MarkupElement> {
  const stack: MarkupElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield element;
    if (!enter(element)) continue;
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index];
      if (child !== undefined && typeof child !== 'string') stack.push(child);
    }
  }
}

/** All text below an element, as written. */
export function textOf(element: MarkupElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The words of an attribute such as `class`, `rel` or `epub:type`. */
export function wordsOf(element: MarkupElement, ...names: readonly string[]): string[] {
  return names
    .flatMap((name) => (element.attributes.get(name) ?? '').toLowerCase().split(/\s+/))
    .filter((word) => word !== '');
}
