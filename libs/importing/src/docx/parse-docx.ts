import type { ImportedText } from '@lectern/contracts';
import { zipSync } from 'fflate';
import { type Archive, readArchive } from '../archive/read-archive';
import { decodeXml, parseXml } from '../archive/safe-xml';
import { ImportRefused } from '../import-refused';
import { importedText } from '../ledger/draft';
import { MarkupDrafts } from '../markup/markup-drafts';
import { elementsOf, textOf } from '../markup/markup-tree';
import { notesOfFile, targetOf } from '../markup/note-targets';
import { parseMarkup } from '../markup/parse-markup';
import { setApartFooter, setApartNotices } from '../recognise/furniture';
import { joinCutParagraphs } from '../recognise/join-cut-paragraphs';
import { type DeclaredMetadata, recogniseMetadata } from '../recognise/metadata';
import { styleMap } from './style-map';

/** The parts a text is made of. Macros, embedded objects, pictures and templates are never unpacked. */
const neededParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[\w.]+\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|settings)\d*\.xml)$/;
const mainPart = /^word\/document\d*\.xml$/;

/**
 * Reads a Word document: headings by its styles, lists, quotations, tables, footnotes and endnotes.
 *
 * @throws ImportRefused IMPORT_DAMAGED, IMPORT_WRONG_TYPE, IMPORT_UNSAFE_ARCHIVE, IMPORT_UNSAFE_XML,
 * IMPORT_ARCHIVE_TOO_LARGE, IMPORT_PASSWORD, IMPORT_EMPTY
 */
export async function parseDocx(bytes: Uint8Array): Promise<ImportedText> {
  const archive = readArchive(bytes);
  if (!archive.names.some((name) => mainPart.test(name))) {
    throw new ImportRefused('IMPORT_WRONG_TYPE', 'The file is an archive, but not a Word document.');
  }
  const html = await convert(cleanCopy(archive));
  const page = parseMarkup(html);
  const resolve = (href: string) => (href.startsWith('#') ? targetOf('', href.slice(1)) : null);
  const collector = new MarkupDrafts({ file: '', notes: notesOfFile(page, resolve), resolve });
  collector.addAll(page);
  const recognised = recogniseMetadata(setApartNotices(setApartFooter(collector.drafts)), properties(archive));
  return importedText(joinCutParagraphs(recognised.drafts), recognised.metadata);
}

/** The needed parts, each checked, in an archive of our own: what mammoth unpacks is what was looked at. */
function cleanCopy(archive: Archive): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const name of archive.names.filter((candidate) => neededParts.test(candidate))) {
    const content = archive.read(name);
    decodeXml(content);
    parts[name] = content;
  }
  return zipSync(parts, { level: 0 });
}

async function convert(copy: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(copy) },
      {
        styleMap,
        includeDefaultStyleMap: true,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (cause) {
    throw new ImportRefused('IMPORT_DAMAGED', 'The Word document is damaged and cannot be read.', { cause });
  }
}

/** Title, author, date and language from the document's properties; programs write “Unknown” and file names there. */
function properties(archive: Archive): DeclaredMetadata {
  if (!archive.has('docProps/core.xml')) return {};
  const fields = new Map(
    [...elementsOf(parseXml(archive.read('docProps/core.xml')))].map(
      (element) => [element.name, textOf(element).trim()] as const,
    ),
  );
  const author = fields.get('creator') ?? '';
  const title = fields.get('title') ?? '';
  return {
    title: title === '' || /\.docx?$/i.test(title) ? null : title,
    authors: /^(?:|user|admin|unknown|author|microsoft office user|windows user|python-docx|\S+@\S+)$/i.test(author)
      ? []
      : author.split(/\s*;\s*/),
    language: fields.get('language') ?? null,
  };
}
