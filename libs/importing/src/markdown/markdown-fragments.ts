import type { BlockContent as Block, BlockKind } from '@lectern/contracts';
import type { DefinitionContent, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { MarkedText } from '../ledger/marked-text';
import { guardMarkdown } from './guard-markdown';
import { addPhrasing, type Definitions } from './inline-text';

/** What surrounds a node: decides the kind, depth and label of the paragraphs in it. */
interface Context {
  readonly kind: BlockKind;
  readonly level: number;
  readonly label?: string | undefined;
}

const listLevelMax = 9;
const labelCharactersMax = 40;

/**
 * The blocks of a Markdown text (CommonMark with tables and footnotes), in order. Nothing in it is executed or
 * fetched: raw HTML stays as the characters it is written with, images leave their alternative text.
 *
 * @throws ImportRefused what {@link guardMarkdown} refuses
 */
export function markdownFragments(text: string): Block[] {
  guardMarkdown(text);
  const tree = fromMarkdown(text, {
    extensions: [gfmTable(), gfmFootnote()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  });
  const definitions = new Map<string, string>();
  collectDefinitions(tree.children, definitions);
  const blocks: Block[] = [];
  addNodes(blocks, tree.children, { kind: 'paragraph', level: 0 }, definitions);
  return blocks.filter((block) => block.text !== '');
}

function collectDefinitions(nodes: readonly (RootContent | DefinitionContent)[], into: Map<string, string>): void {
  for (const node of nodes) {
    if (node.type === 'definition' && !into.has(node.identifier)) into.set(node.identifier, node.url);
    else if ('children' in node) collectDefinitions(node.children as RootContent[], into);
  }
}

function addNodes(to: Block[], nodes: readonly RootContent[], context: Context, definitions: Definitions): void {
  for (const node of nodes) addNode(to, node, context, definitions);
}

function addNode(to: Block[], node: RootContent, context: Context, definitions: Definitions): void {
  switch (node.type) {
    case 'heading':
      return void to.push({ kind: 'heading', level: node.depth, ...inlineOf(node.children, definitions) });
    case 'paragraph':
      return void to.push(paragraphBlock(node, context, definitions));
    case 'blockquote':
      return addNodes(
        to,
        node.children,
        context.kind === 'list-item' ? context : { kind: 'quotation', level: 0 },
        definitions,
      );
    case 'list':
      for (const [index, item] of node.children.entries()) {
        const label = node.ordered ? `${(node.start ?? 1) + index}.` : '•';
        addItem(
          to,
          item.children,
          { kind: 'list-item', level: Math.min(context.level + 1, listLevelMax), label },
          definitions,
        );
      }
      return;
    case 'code':
      return void to.push({ kind: 'code', text: node.value, marks: [], ...labelled(node.lang) });
    case 'html':
      return void to.push({ kind: 'paragraph', ...flowing(node.value) });
    case 'table':
      return void to.push({ kind: 'table', text: tableText(node, definitions), marks: [] });
    case 'footnoteDefinition':
      return addItem(
        to,
        node.children,
        { kind: 'footnote', level: 0, label: node.label ?? node.identifier },
        definitions,
      );
    default:
      return;
  }
}

/** The first paragraph carries the bullet, number or note mark; what follows in the same item does not. */
function addItem(to: Block[], nodes: readonly RootContent[], context: Context, definitions: Definitions): void {
  for (const [index, node] of nodes.entries()) {
    addNode(to, node, index === 0 ? context : { kind: context.kind, level: context.level }, definitions);
  }
}

function paragraphBlock(node: Paragraph, context: Context, definitions: Definitions): Block {
  const only = node.children.length === 1 ? node.children[0] : undefined;
  if (only?.type === 'image' || only?.type === 'imageReference') {
    return { kind: 'figure', ...flowing(only.alt ?? '') };
  }
  const level = context.kind === 'list-item' ? { level: context.level } : {};
  return { kind: context.kind, ...inlineOf(node.children, definitions), ...level, ...labelled(context.label) };
}

function inlineOf(nodes: readonly PhrasingContent[], definitions: Definitions): Pick<Block, 'text' | 'marks'> {
  const text = new MarkedText();
  addPhrasing(text, nodes, definitions);
  return text.finish();
}

function flowing(words: string): Pick<Block, 'text' | 'marks'> {
  const text = new MarkedText();
  text.addFlowing(words);
  return text.finish();
}

function labelled(label: string | null | undefined): Pick<Block, 'label'> {
  return label ? { label: label.slice(0, labelCharactersMax) } : {};
}

/** Rows as lines, cells apart by tabs. */
function tableText(table: Table, definitions: Definitions): string {
  return table.children
    .map((row) => row.children.map((cell) => inlineOf(cell.children, definitions).text).join('\t'))
    .join('\n');
}
