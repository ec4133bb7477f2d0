import type { BlockContent, ImportDecision, Mark } from '@lectern/contracts';

/**
 * A fragment without the line-end hyphens that were decided to be none, or that a person does not want kept. A hyphen at its very end goes only when the
 * next fragment joins on: before a gap it is still part of what is printed.
 */
export function withoutHyphens(
  fragment: BlockContent,
  decisions: readonly ImportDecision[],
  isContinued: boolean,
): BlockContent {
  const offsets = decisions
    .filter(({ kind, applied }) => (kind === 'hyphen' && applied) || (kind === 'kept-hyphen' && !applied))
    .map(({ offset }) => offset)
    .filter((offset) => offset !== undefined)
    .filter((offset) => offset < fragment.text.length && (isContinued || offset < fragment.text.length - 1))
    .sort((a, b) => a - b);
  if (offsets.length === 0) return fragment;
  let text = '';
  let from = 0;
  for (const offset of offsets) {
    text += fragment.text.slice(from, offset);
    from = offset + 1;
  }
  return { ...fragment, text: text + fragment.text.slice(from), marks: moved(fragment.marks, offsets) };
}

function moved(marks: readonly Mark[], removed: readonly number[]): Mark[] {
  const before = (place: number) => removed.filter((offset) => offset < place).length;
  return marks
    .map((mark) => ({ ...mark, start: mark.start - before(mark.start), end: mark.end - before(mark.end) }))
    .filter((mark) => mark.end > mark.start);
}
