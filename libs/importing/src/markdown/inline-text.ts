import type { PhrasingContent } from 'mdast';
import { type MarkStyle, type MarkedText } from '../ledger/marked-text';
import { safeLink } from '../safe-link';

/** Addresses of reference links by their normalised label. */
export type Definitions = ReadonlyMap<string, string>;

/** Adds Markdown's phrasing content to a text: words and marks, raw HTML as the words it is written with. */
export function addPhrasing(to: MarkedText, nodes: readonly PhrasingContent[], definitions: Definitions): void {
  for (const node of nodes) addNode(to, node, definitions);
}

function addNode(to: MarkedText, node: PhrasingContent, definitions: Definitions): void {
  const start = to.length;
  switch (node.type) {
    case 'text':
    case 'html':
      return to.addFlowing(node.value);
    case 'break':
      return to.addLineBreak();
    case 'inlineMath':
      return to.addFlowing(node.value);
    case 'inlineCode':
      to.addFlowing(node.value);
      return to.mark({ kind: 'code' }, start);
    case 'image':
    case 'imageReference':
      return to.addFlowing(node.alt ?? '');
    case 'footnoteReference':
      return addNoteReference(to, node.label ?? node.identifier);
    default:
      addPhrasing(to, node.children, definitions);
      return addStyle(to, start, styleOf(node, definitions));
  }
}

function addStyle(to: MarkedText, start: number, style: MarkStyle | null): void {
  if (style) to.mark(style, start);
}

function addNoteReference(to: MarkedText, label: string): void {
  const start = to.length;
  const note = label.slice(0, 40);
  to.addVerbatim(note);
  to.mark({ kind: 'note-reference', note }, start);
}

function styleOf(node: PhrasingContent, definitions: Definitions): MarkStyle | null {
  switch (node.type) {
    case 'emphasis':
      return { kind: 'emphasis' };
    case 'strong':
      return { kind: 'strong' };
    case 'link':
      return linkStyle(node.url);
    case 'linkReference':
      return linkStyle(definitions.get(node.identifier));
    default:
      return null;
  }
}

function linkStyle(address: string | undefined): MarkStyle | null {
  const href = safeLink(address);
  return href ? { kind: 'link', href } : null;
}
