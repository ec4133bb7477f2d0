import { withBareAddresses } from './bare-addresses';
import { hideAmpersands, type HiddenAmpersands } from './hidden-ampersands';
import { markdownTree, type MarkdownNode } from './markdown-tree';
import { mentionTarget } from './mentions';
import { pictureOf } from './pictures';
import { proseProblem } from './prose-problem';
import { plainInlines } from './plain-text';
import type { ProseBlock, ProseInline, ProseListItem, ProseTree } from './prose-tree';
import { safeHref } from './safe-href';

/**
 * A comment's Markdown as a tree of our own few nodes. Whatever is not among them (HTML, a link that
 * leads nowhere safe) comes out as the characters that were typed. Markdown that `proseProblem`
 * refuses is one paragraph of plain text, so drawing is bounded whatever is stored.
 */
export function parseProse(markdown: string): ProseTree {
  if (proseProblem(markdown) !== null) return [paragraph([text(markdown)])];
  const hidden = hideAmpersands(markdown);
  const root = markdownTree(hidden.markdown);
  return new ProseReader(hidden, root).read(root);
}

/** addresses in one stretch of text that become links */
const bareAddressesMax = 50;

class ProseReader {
  private readonly definitions = new Map<string, string>();
  private readonly referenced = new Set<string>();
  private linksAround = 0;

  constructor(
    private readonly hidden: HiddenAmpersands,
    root: MarkdownNode,
  ) {
    this.collect(root);
  }

  read(root: MarkdownNode): ProseTree {
    return 'children' in root ? this.blocks(root.children) : [];
  }

  /** The first definition of a label counts, wherever it stands. */
  private collect(node: MarkdownNode): void {
    if (node.type === 'definition' && !this.definitions.has(node.identifier)) {
      this.definitions.set(node.identifier, node.url);
    }
    if (node.type === 'linkReference' || node.type === 'imageReference') this.referenced.add(node.identifier);
    if ('children' in node) for (const child of node.children) this.collect(child);
  }

  private blocks(nodes: readonly MarkdownNode[]): ProseBlock[] {
    return nodes.flatMap((node) => this.block(node));
  }

  private block(node: MarkdownNode): ProseBlock[] {
    switch (node.type) {
      case 'paragraph':
        return [alone(this.inlines(node.children))];
      case 'math':
        // what stands behind the opening signs is written too
        return [
          { kind: 'formula-block', text: this.hidden.literal([node.meta, node.value].filter(Boolean).join('\n')) },
        ];
      case 'heading':
        return [paragraph([{ kind: 'strong', children: this.inlines(node.children) }])];
      case 'blockquote':
        return [{ kind: 'quotation', children: this.blocks(node.children) }];
      case 'code':
        return [{ kind: 'code-block', text: this.hidden.literal(node.value) }];
      case 'list':
        return [
          { kind: 'list', isOrdered: node.ordered === true, start: node.start ?? 1, items: this.items(node.children) },
        ];
      case 'thematicBreak':
        return [{ kind: 'thematic-break' }];
      case 'definition':
        // One that is used has done its work; one that is not would vanish with what was written in it.
        return this.referenced.has(node.identifier) ? [] : [paragraph([this.source(node)])];
      default:
        return [paragraph(this.inline(node))];
    }
  }

  private items(nodes: readonly MarkdownNode[]): ProseListItem[] {
    return nodes.map((node) => ({
      kind: 'list-item' as const,
      children: 'children' in node ? this.blocks(node.children) : [],
    }));
  }

  private inlines(nodes: readonly MarkdownNode[]): ProseInline[] {
    const read = joinTexts(nodes.flatMap((node, index) => this.mention(node, nodes[index - 1]) ?? this.inline(node)));
    // there is no link in a link
    if (this.linksAround > 0) return read;
    return read.flatMap((node) => (node.kind === 'text' ? withBareAddresses(node.text, bareAddressesMax) : node));
  }

  /** What stands in a link. */
  private linked(nodes: readonly MarkdownNode[]): ProseInline[] {
    this.linksAround += 1;
    const read = this.inlines(nodes);
    this.linksAround -= 1;
    return read;
  }

  private inline(node: MarkdownNode): ProseInline[] {
    switch (node.type) {
      case 'text':
        return [text(this.hidden.decoded(node.value))];
      case 'inlineCode':
        return [{ kind: 'code', text: this.hidden.literal(node.value) }];
      case 'inlineMath':
        return [this.formula(node)];
      case 'break':
        return [{ kind: 'break' }];
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, children: this.inlines(node.children) }];
      case 'link':
        return [this.link(node, node.url, this.linked(node.children))];
      case 'linkReference':
        return [this.link(node, this.definitions.get(node.identifier), this.linked(node.children))];
      case 'image':
        return [this.picture(node) ?? this.link(node, node.url, [text(this.hidden.decoded(node.alt || node.url))])];
      case 'imageReference':
        return [
          this.link(node, this.definitions.get(node.identifier), [
            text(this.hidden.decoded(node.alt || node.identifier)),
          ]),
        ];
      default:
        return [this.source(node)];
    }
  }

  /** A link of ours behind an `@` is a mention; the sign is taken back from the text before it. */
  private mention(node: MarkdownNode, before: MarkdownNode | undefined): ProseInline[] | null {
    if (node.type !== 'link' || before?.type !== 'text' || !before.value.endsWith('@')) return null;
    const target = mentionTarget(node.url);
    return target && [{ kind: 'mention', target, name: plainInlines(this.inlines(node.children)) }];
  }

  /** An image of ours, outside of links; every other image is a link to it: nothing is fetched from elsewhere. */
  private picture({ url, alt }: Extract<MarkdownNode, { type: 'image' }>): ProseInline | null {
    const picture = this.linksAround > 0 ? null : pictureOf(url);
    return picture && { kind: 'picture', ...picture, alternative: this.hidden.decoded(alt ?? '') };
  }

  private link(node: MarkdownNode, url: string | undefined, children: readonly ProseInline[]): ProseInline {
    const href = url === undefined ? null : safeHref(this.hidden.decoded(url));
    return href === null ? this.source(node) : { kind: 'link', href, children };
  }

  /** Between single signs only what nobody writes about prices: “from $5 to $10” stays what it is. */
  private formula(node: Extract<MarkdownNode, { type: 'inlineMath' }>): ProseInline {
    const typed = this.typed(node);
    const isPrice = !typed.startsWith('$$') && (/^\$\s|\s\$$/.test(typed) || /^\d/.test(this.after(node)));
    return isPrice ? this.source(node) : { kind: 'formula', text: this.hidden.literal(node.value) };
  }

  /** The characters as they were typed. */
  private source(node: MarkdownNode): ProseInline {
    return text(this.hidden.literal(this.typed(node)));
  }

  private typed({ position }: MarkdownNode): string {
    return this.hidden.markdown.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  private after({ position }: MarkdownNode): string {
    const end = position?.end.offset ?? 0;
    return this.hidden.markdown.slice(end, end + 1);
  }
}

function text(characters: string): ProseInline {
  return { kind: 'text', text: characters };
}

function paragraph(children: readonly ProseInline[]): ProseBlock {
  return { kind: 'paragraph', children };
}

/** A formula that is a paragraph by itself is drawn as one. */
function alone(children: readonly ProseInline[]): ProseBlock {
  const [first] = children;
  return children.length === 1 && first?.kind === 'formula'
    ? { kind: 'formula-block', text: first.text }
    : paragraph(children);
}

function joinTexts(nodes: readonly ProseInline[]): ProseInline[] {
  const joined: ProseInline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    // the `@` belongs to the mention behind it
    if (node.kind === 'mention' && last?.kind === 'text') {
      joined.splice(-1, 1, ...(last.text === '@' ? [] : [text(last.text.slice(0, -1))]), node);
    } else if (node.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = text(last.text + node.text);
    else joined.push(node);
  }
  return joined;
}
