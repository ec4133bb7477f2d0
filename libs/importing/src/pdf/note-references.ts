import type { Mark } from '@lectern/contracts';
import { referenceOf } from './footnotes';
import type { Passage } from './passage';

/**
 * Makes raised numbers and signs that name a footnote of the document references to it. A blank before the reference
 * keeps the word in front of it whole in plain text: `developers 1.`, not `developers1.`
 */
export function linkNoteReferences(passages: readonly Passage[]): Passage[] {
  const notes = passages.filter(isNote).filter(({ label }) => label !== undefined);
  const labels = new Map(notes.map(({ label = '' }) => [referenceOf(label), label] as const));
  const linked = passages.map((passage) => withReferences(passage, labels));
  const references = new Set(
    linked.flatMap((passage) =>
      passage.marks.filter(({ kind }) => kind === 'note-reference').map(({ note }) => `${passage.page} ${note}`),
    ),
  );
  const byPage = Map.groupBy(linked.keys(), (at) => linked[at]?.page ?? 0);
  for (const { page, label = '' } of notes) {
    if (!references.has(`${page} ${label}`)) addUnraisedReference(linked, byPage.get(page) ?? [], label);
  }
  return linked;
}

function isNote({ decisions }: Passage): boolean {
  return decisions.some(({ kind }) => kind === 'footnote');
}

function withReferences(passage: Passage, labels: ReadonlyMap<string, string>): Passage {
  let result = passage;
  for (let index = 0; index < passage.marks.length; index += 1) {
    const mark = result.marks[index];
    const note = mark ? labels.get(referenceOf(result.text.slice(mark.start, mark.end).trim())) : undefined;
    if (mark?.kind !== 'superscript' || note === undefined) continue;
    result = setApartByBlank(result, mark.start);
    const marks = result.marks.map((other, at): Mark => {
      return at === index ? { kind: 'note-reference', start: other.start, end: other.end, note } : other;
    });
    result = { ...result, marks };
  }
  return result;
}

/**
 * Some text layers do not raise the number (`developers1.`). A note without a reference on its page has it where a
 * word of that page ends in the note's number, if there is one such place only.
 */
function addUnraisedReference(passages: Passage[], onPage: readonly number[], label: string): void {
  const shown = referenceOf(label);
  if (!/^\d{1,3}$/u.test(shown)) return;
  const pattern = new RegExp(String.raw`(?<=\p{Ll}{2}[.,;:!?”"»)]{0,3})${shown}(?=[.,;:!?”"»)\s]|$)`, 'gu');
  const places = onPage.flatMap((at) => {
    const passage = passages[at];
    return passage && !isNote(passage)
      ? [...passage.text.matchAll(pattern)].map(({ index }) => ({ at, index, passage }))
      : [];
  });
  const [place] = places;
  if (!place || places.length > 1) return;
  const moved = setApartByBlank(place.passage, place.index);
  const start = place.index + 1;
  const reference: Mark = { kind: 'note-reference', start, end: start + shown.length, note: label };
  passages[place.at] = { ...moved, marks: [...moved.marks, reference] };
}

/** The passage with a blank at a place, unless there is one; marks and decisions behind it move. */
function setApartByBlank(passage: Passage, at: number): Passage {
  if (at === 0 || /\s/u.test(passage.text.charAt(at - 1))) return passage;
  return {
    ...passage,
    text: `${passage.text.slice(0, at)} ${passage.text.slice(at)}`,
    marks: passage.marks.map((mark) => ({
      ...mark,
      start: mark.start >= at ? mark.start + 1 : mark.start,
      end: mark.end > at ? mark.end + 1 : mark.end,
    })),
    decisions: passage.decisions.map((decision) =>
      decision.offset !== undefined && decision.offset >= at ? { ...decision, offset: decision.offset + 1 } : decision,
    ),
  };
}
