import type { Heat } from '@lectern/contracts';
import type { ParagraphMark } from '@lectern/web/threads';

/**
 * The heat as it stands beside the text, by paragraph. Fewer people than are counted stand there only by their names:
 * they chose it.
 */
export function heatMarks(
  heat: readonly Heat[],
  peopleCount: number,
  words: (heat: Heat) => string,
): Map<string, ParagraphMark[]> {
  const marks = new Map<string, ParagraphMark[]>();
  for (const one of heat) {
    const count = one.count ?? one.namedIds.length;
    const share = Math.min(1, count / Math.max(1, peopleCount));
    const before = marks.get(one.blockId) ?? [];
    marks.set(one.blockId, [...before, { kind: one.signal, count, share, words: words(one) }]);
  }
  return marks;
}
