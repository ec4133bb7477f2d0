/** Widths a typewriter, a mail program or a converter wraps at; longer lines are paragraphs of one line. */
const wrapColumnsMin = 40;
const wrapColumnsMax = 110;
/** In a wrapped text nearly no line is longer than the width it was wrapped at. */
const longLinesShareMax = 0.02;

/** The column a text was hard-wrapped at, or null when its lines are whole paragraphs. */
export function wrapWidth(lines: readonly string[]): number | null {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  if (lengths.length < 3) return null;
  const tooLong = lengths.filter((length) => length > wrapColumnsMax).length;
  if (tooLong > lengths.length * longLinesShareMax) return null;
  const sorted = lengths.filter((length) => length <= wrapColumnsMax).sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.98)] ?? 0;
  return width >= wrapColumnsMin ? width : null;
}
