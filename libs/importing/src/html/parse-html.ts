import type { ImportedText } from '@lectern/contracts';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';
import { type Draft, importedText } from '../ledger/draft';
import { MarkupDrafts } from '../markup/markup-drafts';
import { elementsOf, type MarkupElement, textOf } from '../markup/markup-tree';
import { notesOfFile, targetOf } from '../markup/note-targets';
import { markupElement, parseGuarded } from '../markup/parse-markup';
import { readByline } from '../recognise/byline';
import { setApartFooter, setApartNotices } from '../recognise/furniture';
import { type DeclaredMetadata, recogniseMetadata } from '../recognise/metadata';
import { decodeHtml } from './decode-html';
import { type Article, findArticle } from './find-article';
import { withLeftOut } from './left-out';

/** An article with less of the page's text than this was not the article. */
const articleShareMin = 0.2;

/**
 * Reads a saved page: the article in it, or the whole body where no article stands out.
 *
 * @throws ImportRefused IMPORT_NOT_TEXT, IMPORT_EMPTY, IMPORT_TOO_DEEP, IMPORT_TOO_MANY_BLOCKS, IMPORT_BLOCK_TOO_LONG
 */
export async function parseHtml(bytes: Uint8Array): Promise<ImportedText> {
  if (bytes.length > importLimits.htmlBytes) {
    throw new ImportRefused('IMPORT_TOO_LARGE', `The page is larger than ${importLimits.htmlBytes} bytes.`);
  }
  const source = decodeHtml(bytes);
  const document = parseGuarded(source);
  const page = markupElement(document);
  const elements = [...elementsOf(page)].length;
  const whole = [...elementsOf(page)].find(({ name }) => name === 'body') ?? page;
  const body = draftsOf(whole);
  const article = elements <= importLimits.articleElements ? await findArticle(document) : null;
  const found = article ? draftsOf(article.content) : [];
  const more = article ? withLeftOut(whole, found) : null;
  const chosen = more ? draftsOf(more) : found;
  const isArticle = article !== null && lengthOf(chosen) >= lengthOf(body) * articleShareMin;
  const drafts = isArticle ? withTitle(chosen, article.title, body) : body;
  if (drafts.length === 0) throw new ImportRefused('IMPORT_EMPTY', 'The page contains no text.');
  const declared = declaredBy(page, isArticle ? article : null);
  const recognised = recogniseMetadata(setApartNotices(setApartFooter(drafts)), declared);
  return importedText(recognised.drafts, recognised.metadata);
}

function draftsOf(root: MarkupElement): Draft[] {
  const resolve = (href: string) =>
    href.includes('#') ? targetOf('', decodeId(href.slice(href.indexOf('#') + 1))) : null;
  const collector = new MarkupDrafts({ file: '', notes: notesOfFile(root, resolve), resolve });
  collector.addAll(root);
  return collector.drafts;
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function lengthOf(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, { content }) => sum + content.text.length, 0);
}

/** The finder takes the heading off the article; it comes back as its first block, as the page shows it. */
function withTitle(drafts: readonly Draft[], title: string | null, body: readonly Draft[]): Draft[] {
  const heading = body.find(({ content }) => content.kind === 'heading' && content.level === 1) ?? null;
  const shown = heading?.content.text ?? title;
  const isThere = shown === null || drafts.slice(0, 4).some(({ content }) => content.text === shown);
  if (isThere) return [...drafts];
  const first: Draft = heading ?? { content: { kind: 'heading', level: 1, text: shown, marks: [] }, decisions: [] };
  return [first, ...drafts];
}

function declaredBy(page: MarkupElement, article: Article | null): DeclaredMetadata {
  const meta = new Map<string, string>();
  let title: string | null = null;
  let language: string | null = null;
  let source: string | null = null;
  for (const element of elementsOf(page)) {
    const { attributes, name } = element;
    const key = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase();
    if (name === 'meta' && key !== '' && !meta.has(key)) meta.set(key, attributes.get('content') ?? '');
    if (name === 'html') language = attributes.get('lang') ?? attributes.get('xml:lang') ?? null;
    if (name === 'title' && title === null) title = textOf(element).trim();
    if (name === 'link' && attributes.get('rel') === 'canonical') source = attributes.get('href') ?? null;
  }
  const one = (...keys: string[]) =>
    keys.map((key) => meta.get(key)).find((value) => value !== undefined && value.trim() !== '') ?? null;
  const byline = one('author', 'article:author', 'dc.creator', 'dcterms.creator') ?? article?.byline ?? null;
  const isName = byline !== null && !/^https?:/i.test(byline);
  return {
    title: one('og:title', 'dc.title') ?? onlyHeading(page) ?? article?.title ?? title,
    authors: isName ? authorsOf(byline) : [],
    date: one('article:published_time', 'date', 'dc.date', 'dcterms.date', 'pubdate') ?? article?.date ?? null,
    language: language ?? article?.language ?? null,
    source: source !== null && /^https?:/i.test(source) ? source : one('og:url'),
  };
}

/** The first-level heading of a page that has one only: a page's `title` adds the name of the site. */
function onlyHeading(page: MarkupElement): string | null {
  const headings = [...elementsOf(page)].filter(({ name }) => name === 'h1');
  return headings.length === 1 && headings[0] ? textOf(headings[0]).replace(/\s+/gu, ' ').trim() || null : null;
}

function authorsOf(byline: string): readonly string[] {
  const read = readByline(byline);
  return read && read.authors.length > 0 ? read.authors : [byline.replace(/^by\s+/i, '')];
}
