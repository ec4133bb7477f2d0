import type { Archive } from '../archive/read-archive';
import { parseXml } from '../archive/safe-xml';
import { ImportRefused } from '../import-refused';
import { elementsOf, type MarkupElement, textOf } from '../markup/markup-tree';
import type { DeclaredMetadata } from '../recognise/metadata';
import { resolvePath } from './resolve-path';

/** A book: its chapters in reading order, as names of files in the archive, and what it says of itself. */
export interface BookPackage {
  readonly chapters: readonly Chapter[];
  readonly declared: DeclaredMetadata;
}

export interface Chapter {
  readonly file: string;
  /** tables of contents and covers are part of the book's furniture */
  readonly isApart: boolean;
}

const container = 'META-INF/container.xml';
const encryption = 'META-INF/encryption.xml';
const fontObfuscation = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/i;

/**
 * Reads the package of an EPUB 2 or 3.
 *
 * @throws ImportRefused IMPORT_WRONG_TYPE, IMPORT_PROTECTED, IMPORT_DAMAGED, IMPORT_UNSAFE_XML
 */
export function openPackage(archive: Archive): BookPackage {
  if (!archive.has(container)) throw new ImportRefused('IMPORT_WRONG_TYPE', 'The file is an archive, but not a book.');
  guardProtection(archive);
  const rootFile = [...elementsOf(parseXml(archive.read(container)))]
    .find(({ name }) => name === 'rootfile')
    ?.attributes.get('full-path');
  if (!rootFile || !archive.has(rootFile))
    throw new ImportRefused('IMPORT_DAMAGED', 'The book does not say where its contents are.');
  const elements = [...elementsOf(parseXml(archive.read(rootFile), true))];
  const items = new Map(
    elements.filter(({ name }) => name === 'item').map((item) => [item.attributes.get('id') ?? '', item] as const),
  );
  const chapters: Chapter[] = [];
  const seen = new Set<string>();
  for (const { attributes } of elements.filter(({ name }) => name === 'itemref')) {
    const item = items.get(attributes.get('idref') ?? '');
    const file = item ? resolvePath(rootFile, item.attributes.get('href') ?? '') : null;
    if (!item || file === null || seen.has(file) || !archive.has(file) || !isMarkup(item)) continue;
    seen.add(file);
    chapters.push({ file, isApart: (item.attributes.get('properties') ?? '').split(/\s+/).includes('nav') });
  }
  if (chapters.length === 0) throw new ImportRefused('IMPORT_EMPTY', 'The book has no chapters.');
  return { chapters, declared: declaredIn(elements) };
}

function isMarkup(item: MarkupElement): boolean {
  return (
    /html|xml/i.test(item.attributes.get('media-type') ?? 'xhtml') &&
    !/svg|ncx/i.test(item.attributes.get('media-type') ?? '')
  );
}

function guardProtection(archive: Archive): void {
  if (!archive.has(encryption)) return;
  const methods = [...elementsOf(parseXml(archive.read(encryption)))].filter(({ name }) => name === 'encryptionmethod');
  const isBookEncrypted = methods.some(({ attributes }) => !fontObfuscation.test(attributes.get('Algorithm') ?? ''));
  if (isBookEncrypted) throw new ImportRefused('IMPORT_PROTECTED', 'The book is protected against copying.');
}

function declaredIn(elements: readonly MarkupElement[]): DeclaredMetadata {
  const metadata = elements.find(({ name }) => name === 'metadata');
  const fields = metadata ? [...elementsOf(metadata)] : [];
  const all = (field: string) => fields.filter(({ name }) => name === field).map((element) => textOf(element).trim());
  const written = fields.filter(
    (element) => element.name === 'creator' && /^(?:|aut)$/i.test(element.attributes.get('opf:role') ?? ''),
  );
  return {
    title: all('title')[0] ?? null,
    authors: (written.length > 0 ? written.map((element) => textOf(element).trim()) : all('creator')).filter(
      (name) => name !== '',
    ),
    date: all('date')[0] ?? null,
    language: all('language')[0] ?? null,
    source: all('source').find((source) => /^https?:/.test(source)) ?? null,
  };
}
