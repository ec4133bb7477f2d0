import type { BlockContent, Mark } from '@lectern/contracts';
import { safeHref, type ProseBlock, type ProseInline } from '@lectern/prose';
import { segmentsOf } from './segments';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as HTML that shows it, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** A block's words with its marks. */
export function markedHtml({ text, marks }: Pick<BlockContent, 'text' | 'marks'>): string {
  return segmentsOf(text, marks)
    .map(({ text: words, marks: held }) => held.reduce(withMark, escapeHtml(words)))
    .join('');
}

function withMark(inner: string, mark: Mark): string {
  switch (mark.kind) {
    case 'emphasis':
      return `<em>${inner}</em>`;
    case 'strong':
      return `<strong>${inner}</strong>`;
    case 'code':
      return `<code>${inner}</code>`;
    case 'superscript':
    case 'note-reference':
      return `<sup>${inner}</sup>`;
    case 'link':
      return linked(inner, mark.href ?? '');
  }
}

/** Pictures that are in the file itself, as `data:` addresses by their ids. */
export type PictureData = ReadonlyMap<string, string>;

/** A comment's tree as HTML; a picture that is not in the file is the words that say what it shows. */
export function proseHtml(blocks: readonly ProseBlock[], pictures: PictureData = new Map()): string {
  return blocks.map((block) => proseBlockHtml(block, pictures)).join('');
}

function proseBlockHtml(block: ProseBlock, pictures: PictureData): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${proseInlineHtml(block.children, pictures)}</p>`;
    case 'quotation':
      return `<blockquote>${proseHtml(block.children, pictures)}</blockquote>`;
    case 'code-block':
    case 'formula-block':
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${proseHtml(item.children, pictures)}</li>`).join('');
      return block.isOrdered ? `<ol start="${block.start}">${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'thematic-break':
      return '<hr>';
  }
}

function proseInlineHtml(nodes: readonly ProseInline[], pictures: PictureData): string {
  return nodes.map((node) => oneHtml(node, pictures)).join('');
}

function oneHtml(node: ProseInline, pictures: PictureData): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'formula':
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'emphasis':
      return `<em>${proseInlineHtml(node.children, pictures)}</em>`;
    case 'strong':
      return `<strong>${proseInlineHtml(node.children, pictures)}</strong>`;
    case 'link':
      return linked(proseInlineHtml(node.children, pictures), node.href);
    case 'mention':
      return escapeHtml(`@${node.name}`);
    case 'picture':
      return pictureHtml(node, pictures.get(node.id));
    case 'break':
      return '<br>';
  }
}

function pictureHtml(
  { width, height, alternative }: Extract<ProseInline, { kind: 'picture' }>,
  address: string | undefined,
): string {
  const words = escapeHtml(alternative);
  if (address === undefined) return words && `[${words}]`;
  return `<img src="${escapeHtml(address)}" width="${width}" height="${height}" alt="${words}">`;
}

function linked(inner: string, address: string): string {
  const href = safeHref(address);
  return href === null ? inner : `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${inner}</a>`;
}
