import { type DefaultTreeAdapterTypes as Tree, serialize } from 'parse5';
import { importLimits } from '../import-limits';
import type { MarkupElement, MarkupNode } from '../markup/markup-tree';

/** The article of a page and what the page says of it. */
export interface Article {
  readonly content: MarkupElement;
  readonly title: string | null;
  readonly byline: string | null;
  readonly date: string | null;
  readonly language: string | null;
}

/** Never needed to find an article, and the ways in which a page acts, loads or takes long. */
const removed = new Set(
  'style link iframe frame object embed applet svg canvas video audio form template base'.split(' '),
);

/**
 * Finds the article in a page: what is left without navigation, advertisements and comments. Scripts are not run and
 * nothing is loaded. Null when the page has no article that stands out.
 */
export async function findArticle(document: Tree.Document): Promise<Article | null> {
  // A whole browser document; loaded only when a page is imported.
  const [{ Readability }, { JSDOM, VirtualConsole }] = await Promise.all([
    import('@mozilla/readability'),
    import('jsdom'),
  ]);
  prune(document);
  const { window } = new JSDOM(serialize(document), { virtualConsole: new VirtualConsole() });
  try {
    const reader = new Readability<MarkupElement>(window.document, {
      maxElemsToParse: importLimits.markupNodes,
      keepClasses: true,
      serializer: (node) => elementOf(node as Element),
    });
    const article = reader.parse();
    if (!article?.content) return null;
    return {
      content: article.content,
      title: article.title?.trim() || null,
      byline: article.byline?.trim() || null,
      date: article.publishedTime?.trim() || null,
      language: article.lang?.trim() || null,
    };
  } finally {
    window.close();
  }
}

function prune(node: Tree.ParentNode): void {
  node.childNodes = node.childNodes.filter((child) => !isRemoved(child));
  for (const child of node.childNodes) {
    if ('childNodes' in child) prune(child);
  }
}

function isRemoved(node: Tree.ChildNode): boolean {
  if (node.nodeName === '#comment') return true;
  // Descriptions of the article for search engines are data; they name its author and date.
  const isData =
    node.nodeName === 'script' &&
    'attrs' in node &&
    node.attrs.some(({ name, value }) => name === 'type' && value === 'application/ld+json');
  return removed.has(node.nodeName) || (node.nodeName === 'script' && !isData);
}

function elementOf(element: Element): MarkupElement {
  const children = [...element.childNodes].flatMap((child): MarkupNode[] => {
    if (child.nodeType === 3) return [child.nodeValue ?? ''];
    return child.nodeType === 1 ? [elementOf(child as Element)] : [];
  });
  const attributes = new Map([...element.attributes].map(({ name, value }) => [name, value] as const));
  return { name: element.localName.toLowerCase(), attributes, children };
}
