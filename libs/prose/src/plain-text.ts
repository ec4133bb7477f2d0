import type { ProseBlock, ProseInline, ProseTree } from './prose-tree';

/** The words of a comment on one line, at most `max` UTF-16 code units, cut between words and with an ellipsis. */
export function plainText(tree: ProseTree, max: number): string {
  const line = tree.map(blockText).join(' ').replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, Math.max(0, max - 1));
  const space = cut.lastIndexOf(' ');
  const kept = space > max / 2 ? cut.slice(0, space) : cut;
  return `${withoutHalfPair(kept)}…`;
}

function blockText(block: ProseBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return plainInlines(block.children);
    case 'quotation':
      return block.children.map(blockText).join(' ');
    case 'code-block':
    case 'formula-block':
      return block.text;
    case 'list':
      return block.items.map((item) => item.children.map(blockText).join(' ')).join(' ');
    case 'thematic-break':
      return '';
  }
}

/** Running text without its formatting. */
export function plainInlines(nodes: readonly ProseInline[]): string {
  return nodes.map(oneText).join('');
}

function oneText(node: ProseInline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
    case 'formula':
      return node.text;
    case 'mention':
      return `@${node.name}`;
    case 'picture':
      return node.alternative;
    case 'break':
      return ' ';
    default:
      return plainInlines(node.children);
  }
}

function withoutHalfPair(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
