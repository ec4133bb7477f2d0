import type { ImportedText } from '@lectern/contracts';
import { readArchive } from '../archive/read-archive';
import { decodeXml } from '../archive/safe-xml';
import type { ImportOptions } from '../import-options';
import { ImportRefused } from '../import-refused';
import { decided, type Draft, importedText } from '../ledger/draft';
import { MarkupDrafts } from '../markup/markup-drafts';
import type { MarkupElement } from '../markup/markup-tree';
import { collectTargets, findNotes, targetOf } from '../markup/note-targets';
import { parseMarkup } from '../markup/parse-markup';
import { setApartNotices } from '../recognise/furniture';
import { recogniseMetadata } from '../recognise/metadata';
import { type Chapter, openPackage } from './open-package';
import { resolvePath } from './resolve-path';

/** Chapters of letters by the thousand: all text is held at once, so it is counted. */
const charactersMax = 20_000_000;

/**
 * Reads a book in EPUB 2 or 3: the chapters in reading order, notes linked to their places across files.
 *
 * @throws ImportRefused IMPORT_WRONG_TYPE, IMPORT_PROTECTED, IMPORT_DAMAGED, IMPORT_UNSAFE_ARCHIVE, IMPORT_UNSAFE_XML,
 * IMPORT_ARCHIVE_TOO_LARGE, IMPORT_EMPTY, IMPORT_TOO_DEEP, IMPORT_ABORTED
 */
export function parseEpub(bytes: Uint8Array, { onProgress, signal }: ImportOptions = {}): ImportedText {
  const archive = readArchive(bytes);
  const { chapters, declared } = openPackage(archive);
  let characters = 0;
  const trees = chapters.map((chapter) => {
    const markup = decodeXml(archive.read(chapter.file), true);
    characters += markup.length;
    if (characters > charactersMax)
      throw new ImportRefused('IMPORT_TOO_LARGE', 'The book has more text than is allowed.');
    return { chapter, tree: parseMarkup(markup) };
  });
  const notes = notesOf(trees);
  const drafts: Draft[] = [];
  for (const [index, { chapter, tree }] of trees.entries()) {
    if (signal?.aborted) throw new ImportRefused('IMPORT_ABORTED', 'The import was stopped.');
    drafts.push(...draftsOf(tree, chapter, notes));
    onProgress?.({ done: index + 1, total: trees.length });
  }
  const recognised = recogniseMetadata(setApartNotices(drafts), declared);
  return importedText(recognised.drafts, recognised.metadata);
}

/** Notes of all chapters: a reference may lead into another file. */
function notesOf(trees: readonly { chapter: Chapter; tree: MarkupElement }[]): Map<string, string> {
  const targets = new Map<string, MarkupElement>();
  for (const { chapter, tree } of trees) collectTargets(tree, chapter.file, targets);
  const notes = new Map<string, string>();
  for (const { chapter, tree } of trees) findNotes(tree, targets, (href) => resolveTarget(chapter.file, href), notes);
  return notes;
}

function draftsOf(tree: MarkupElement, { file, isApart }: Chapter, notes: ReadonlyMap<string, string>): Draft[] {
  const collector = new MarkupDrafts({ file, notes, resolve: (href) => resolveTarget(file, href) });
  collector.addAll(tree);
  if (!isApart) return collector.drafts;
  return collector.drafts.map((of) => decided(of, { kind: 'set-apart', reason: 'contents', confidence: 0.95 }));
}

function resolveTarget(file: string, href: string): string | null {
  const hash = href.indexOf('#');
  const path = hash === -1 ? null : resolvePath(file, href.slice(0, hash));
  return path === null ? null : targetOf(path, href.slice(hash + 1));
}
