import type { Line } from './layout';

const leaders = /(?:[.·…_]\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?\s*$/iu;
/** Entries without leaders (chapters) and second lines stand among entries with them. */
const neighboursMax = 3;

/** Which lines are entries of a table of contents: leaders to a page number, and what stands between such lines. */
export function contentsLines(lines: readonly Line[]): Set<Line> {
  const entries = new Set(lines.filter((line) => leaders.test(line.text)));
  if (entries.size < 3) return new Set();
  for (const [index, line] of lines.entries()) {
    if (entries.has(line)) continue;
    const before = lines.slice(Math.max(0, index - neighboursMax), index).some((other) => leaders.test(other.text));
    const after = lines.slice(index + 1, index + 1 + neighboursMax).some((other) => leaders.test(other.text));
    const endsInNumber =
      line.cells.length > 1 && /^(?:\d{1,4}|[ivxlc]{1,7})$/i.test(line.cells.at(-1)?.text.trim() ?? '');
    if ((endsInNumber && (before || after)) || (before && after)) entries.add(line);
  }
  return entries;
}
