import type { Mark } from '@lectern/contracts';
import type { Passage } from './passage';

/** Makes raised numbers and signs that name a footnote of the document references to it. */
export function linkNoteReferences(passages: readonly Passage[]): Passage[] {
  const labels = new Set(passages.filter(({ kind }) => kind === 'footnote').map(({ label }) => label));
  return passages.map((passage) => {
    const marks = passage.marks.map((mark): Mark => {
      const note = passage.text.slice(mark.start, mark.end).trim();
      return mark.kind === 'superscript' && labels.has(note)
        ? { kind: 'note-reference', start: mark.start, end: mark.end, note }
        : mark;
    });
    return { ...passage, marks };
  });
}
