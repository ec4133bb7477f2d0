import { elementsOf, type MarkupElement, textOf, wordsOf } from './markup-tree';

/** Notes of a document by the address of their element, with the label their reference shows. */
export type NoteTargets = ReadonlyMap<string, string>;

const noteTypes = new Set(['footnote', 'endnote', 'rearnote', 'note', 'doc-footnote', 'doc-endnote']);
const noteClasses = /^(?:footnote|endnote|fn|note-?text|footnote-?body)$/;
const noteIds = /^(?:fn|footnote|endnote|note|ftn|_ftn|_edn|cite_note|sdfootnote|bib)[-_:.]?\w{0,12}\d/i;
const referenceCharactersMax = 8;

/** An address within a document or a book: the file it is in and the id in it. */
export function targetOf(file: string, id: string): string {
  return `${file}#${id}`;
}

/** Whether an element is a note by what it says of itself. */
export function isNote(element: MarkupElement): boolean {
  const types = wordsOf(element, 'epub:type', 'role', 'type');
  if (types.some((type) => noteTypes.has(type))) return true;
  if (!['li', 'div', 'p', 'aside', 'section', 'dd', 'tr'].includes(element.name)) return false;
  return (
    wordsOf(element, 'class').some((word) => noteClasses.test(word)) || noteIds.test(element.attributes.get('id') ?? '')
  );
}

/** Collects the elements of a file that something can lead to. */
export function collectTargets(root: MarkupElement, file: string, into: Map<string, MarkupElement>): void {
  for (const element of elementsOf(root)) {
    for (const id of [
      element.attributes.get('id'),
      element.name === 'a' ? element.attributes.get('name') : undefined,
    ]) {
      if (id) into.set(targetOf(file, id), element);
    }
  }
}

/** The notes of a document that is one file. */
export function notesOfFile(root: MarkupElement, resolve: (href: string) => string | null): Map<string, string> {
  const targets = new Map<string, MarkupElement>();
  collectTargets(root, '', targets);
  const notes = new Map<string, string>();
  findNotes(root, targets, resolve, notes);
  return notes;
}

/**
 * Finds the notes a file refers to. The label is what the reference shows, without brackets: `1` of `[1]`, or the
 * note's place among the notes when the reference shows nothing.
 */
export function findNotes(
  root: MarkupElement,
  targets: ReadonlyMap<string, MarkupElement>,
  resolve: (href: string) => string | null,
  into: Map<string, string>,
): void {
  for (const element of elementsOf(root)) {
    const href = element.name === 'a' ? element.attributes.get('href') : undefined;
    const target = href === undefined ? null : resolve(href);
    const text = textOf(element).replace(/[[\]()\s]/g, '');
    if (!target || into.has(target) || text.length > referenceCharactersMax) continue;
    const isReference = wordsOf(element, 'epub:type', 'role', 'class').some((word) =>
      /noteref|footnote-?ref(?:erence)?$/.test(word),
    );
    const note = targets.get(target);
    if (isReference || (note && isNote(note) && /^(?:\d{1,4}|[*†‡§]{1,4}|[a-z]{1,2}|[ivx]{1,6})$/iu.test(text))) {
      into.set(target, text === '' ? String(into.size + 1) : text);
    }
  }
}
