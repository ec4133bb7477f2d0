import { type MarkStyle, type MarkedText } from '../ledger/marked-text';
import { safeLink } from '../safe-link';
import { type MarkupElement, textOf } from './markup-tree';
import type { NoteTargets } from './note-targets';

/** What inline markup needs to know of the document around it. */
export interface InlineContext {
  /** the file the markup is from, as in the addresses of notes */
  readonly file: string;
  readonly notes: NoteTargets;
  /** the address a link leads to within the document or book, or null when it leads out of it */
  readonly resolve: (href: string) => string | null;
}

const inlineNames = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const styles: Readonly<Record<string, MarkStyle['kind']>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  var: 'emphasis',
  dfn: 'emphasis',
  strong: 'strong',
  b: 'strong',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'superscript',
};

export function isInline(element: MarkupElement): boolean {
  return inlineNames.has(element.name);
}

/** Adds an inline element to a text: its words, and its meaning as a mark. */
export function addInline(to: MarkedText, element: MarkupElement, context: InlineContext): void {
  const start = to.length;
  if (element.name === 'wbr' || element.name === 'rp' || element.name === 'rt') return;
  if (element.name === 'q') to.addVerbatim('“');
  if (element.name === 'img') to.addFlowing(element.attributes.get('alt') ?? '');
  for (const child of element.children) {
    if (typeof child === 'string') to.addFlowing(child);
    else if (child.name === 'br') to.addLineBreak();
    else if (child.name !== 'script' && child.name !== 'style') addInline(to, child, context);
  }
  if (element.name === 'q') to.addVerbatim('”');
  const style = styleOf(element, context);
  if (style) to.mark(style, start);
}

function styleOf(element: MarkupElement, { notes, resolve }: InlineContext): MarkStyle | null {
  if (element.name === 'a') {
    const href = element.attributes.get('href') ?? '';
    const note = notes.get(resolve(href) ?? '');
    if (note !== undefined && textOf(element).trim().length <= 10)
      return { kind: 'note-reference', note: note.slice(0, 40) };
    const link = safeLink(href);
    return link ? { kind: 'link', href: link } : null;
  }
  const kind = Object.hasOwn(styles, element.name) ? styles[element.name] : styledAs(element);
  return kind ? { kind } : null;
}

/** Word processors and book makers write italics as styles of spans. */
function styledAs(element: MarkupElement): MarkStyle['kind'] | undefined {
  const style = element.attributes.get('style') ?? '';
  if (/font-style\s*:\s*(?:italic|oblique)/i.test(style)) return 'emphasis';
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style) ? 'strong' : undefined;
}
