const roman = /^(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const decorated =
  /^[\s\-–—|[\]().·•]*(?:(?:page|seite|p\.|s\.|стр\.|σελ\.|pagina|página|strona)\s*)?([\divxlc]+)(?:\s*(?:\/|of|von|de|sur|из|di|van)\s*\d+)?[\s\-–—|[\]().·•]*$/iu;

/** Whether a row is nothing but a page number: `12`, `— 12 —`, `Page 3 of 9`, `xiv`. */
export function isPageNumber(text: string): boolean {
  const inside = decorated.exec(text.trim())?.[1];
  return inside !== undefined && (/^\d{1,4}$/.test(inside) || roman.test(inside));
}

/** The arabic numbers a row begins and ends with: one of `12 Chapter 3` is the page, which one other pages tell. */
export function numbersAtEdges(text: string): number[] {
  const trimmed = text.trim();
  const alone = decorated.exec(trimmed)?.[1];
  if (alone && /^\d{1,4}$/.test(alone)) return [Number(alone)];
  const last = /(?:^|[\s|–—-])(\d{1,4})[\s|–—-]*$/u.exec(trimmed)?.[1];
  const first = /^[\s|–—-]*(\d{1,4})(?:[\s|–—-]|$)/u.exec(trimmed)?.[1];
  return [first, last].filter((found) => found !== undefined).map(Number);
}
