import { pictureMarkdown, type ProseBlock, type ProseInline } from '@lectern/prose';

/** Any text as Markdown that shows it: no sign of it means anything. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}

/** Code between as many ticks as it needs. */
export function codeMarkdown(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1);
  const blank = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${ticks}${blank}${text}${blank}${ticks}`;
}

/** A code block between as many ticks as it needs. */
export function codeBlockMarkdown(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text}\n${fence}`;
}

/** A link; blanks and brackets in the address cannot end it. */
export function linkMarkdown(inner: string, href: string): string {
  return `[${inner}](<${href.replace(/[<>\\]/g, (sign) => encodeURIComponent(sign)).replace(/\s/g, '%20')}>)`;
}

/** A comment's tree as Markdown again: what was drawn as text stays text, whoever draws it next. */
export function proseMarkdown(blocks: readonly ProseBlock[]): string {
  return blocks.map(blockMarkdown).join('\n\n');
}

/** The same with every line behind a prefix. */
export function indented(text: string, prefix: string): string {
  return text.replace(/^.*$/gm, (line) => (prefix + line).trimEnd());
}

function blockMarkdown(block: ProseBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineMarkdown(block.children);
    case 'quotation':
      return indented(proseMarkdown(block.children), '> ');
    case 'code-block':
      return codeBlockMarkdown(block.text);
    case 'formula-block':
      return `$$\n${block.text}\n$$`;
    case 'list':
      return block.items
        .map(({ children }, index) => {
          const label = block.isOrdered ? `${block.start + index}. ` : '- ';
          return label + indented(proseMarkdown(children), ' '.repeat(label.length)).trimStart();
        })
        .join('\n');
    case 'thematic-break':
      return '---';
  }
}

function inlineMarkdown(nodes: readonly ProseInline[]): string {
  return nodes.map(oneMarkdown).join('');
}

function oneMarkdown(node: ProseInline): string {
  switch (node.kind) {
    case 'text':
      return escapeMarkdown(node.text);
    case 'code':
      return codeMarkdown(node.text);
    case 'formula':
      return `$$${node.text}$$`;
    case 'emphasis':
      return `*${inlineMarkdown(node.children)}*`;
    case 'strong':
      return `**${inlineMarkdown(node.children)}**`;
    case 'link':
      return linkMarkdown(inlineMarkdown(node.children), node.href);
    case 'mention':
      return escapeMarkdown(`@${node.name}`);
    case 'picture':
      return pictureMarkdown(node, node.alternative);
    case 'break':
      return '\\\n';
  }
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}
