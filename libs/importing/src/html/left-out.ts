import type { Draft } from '../ledger/draft';
import { elementsOf, type MarkupElement, textOf, wordsOf } from '../markup/markup-tree';

/** A paragraph with fewer characters may be a caption or a link; what is left out must be prose. */
const proseCharacters = 80;
/** of a paragraph's characters; with more it leads elsewhere and is none of the text */
const linkShareMax = 0.3;

const chromeNames = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'menu']);
const chromeRoles = new Set(['navigation', 'complementary', 'contentinfo', 'banner', 'search', 'dialog']);
/** parts of class names and ids by which pages call what stands around a text */
const chromeWords =
  /comment|repl(?:y|ies)|discuss|disqus|related|recommend|sidebar|teaser|promo|newsletter|subscribe|share|social|cookie|banner|breadcrumb|footer|navigation|menu|advert/u;

/**
 * The whole text of a page whose article was cut short: the finder of articles left out prose in a branch of the page like
 * those it kept, such as the appendix behind the chapters of a book. Null when it did not.
 */
export function withLeftOut(body: MarkupElement, article: readonly Draft[]): MarkupElement | null {
  const page = withoutChrome(body);
  const kept = new Set(article.map(({ content }) => plain(content.text)));
  const isKept = (paragraph: MarkupElement) => kept.has(plain(textOf(paragraph)));
  const branches = elementsIn(ancestorOfAll(page, isKept)).map((element) => ({
    name: element.name,
    isOfText: paragraphsOf(element).some(isKept),
    hasMore: paragraphsOf(element).some((paragraph) => !isKept(paragraph) && isProse(paragraph)),
  }));
  const names = new Set(branches.filter(({ isOfText }) => isOfText).map(({ name }) => name));
  return branches.some(({ name, hasMore }) => hasMore && names.has(name)) ? page : null;
}

/** The innermost element that holds all the paragraphs asked for. */
function ancestorOfAll(root: MarkupElement, isMeant: (paragraph: MarkupElement) => boolean): MarkupElement {
  const holding = elementsIn(root).filter((element) => paragraphsOf(element).some(isMeant));
  const [only, other] = holding;
  return only && !other && only.name !== 'p' ? ancestorOfAll(only, isMeant) : root;
}

function elementsIn({ children }: MarkupElement): MarkupElement[] {
  return children.filter((child) => typeof child !== 'string');
}

function paragraphsOf(root: MarkupElement): MarkupElement[] {
  return [...elementsOf(root)].filter(({ name }) => name === 'p');
}

function isProse(paragraph: MarkupElement): boolean {
  const { length } = plain(textOf(paragraph));
  const links = [...elementsOf(paragraph)].filter(({ name }) => name === 'a');
  const linked = links.reduce((sum, link) => sum + plain(textOf(link)).length, 0);
  return length >= proseCharacters && linked <= length * linkShareMax;
}

function withoutChrome(element: MarkupElement): MarkupElement {
  const children = element.children
    .filter((child) => typeof child === 'string' || !isChrome(child))
    .map((child) => (typeof child === 'string' ? child : withoutChrome(child)));
  return { ...element, children };
}

function isChrome(element: MarkupElement): boolean {
  if (chromeNames.has(element.name) || wordsOf(element, 'role').some((role) => chromeRoles.has(role))) return true;
  return wordsOf(element, 'class', 'id').some((word) => chromeWords.test(word));
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
