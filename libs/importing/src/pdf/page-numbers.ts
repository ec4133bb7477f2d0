const roman = /^(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const decorated =
  /^[\s\-–—|[\]().·•]*(?:(?:page|seite|p\.|s\.|стр\.|σελ\.|pagina|página|strona)\s*)?([\divxlc]+)(?:\s*(?:\/|of|von|de|sur|из|di|van)\s*\d+)?[\s\-–—|[\]().·•]*$/iu;

/** Whether a row is nothing but a page number: `12`, `— 12 —`, `Page 3 of 9`, `xiv`. */
export function isPageNumber(text: string): boolean {
  const inside = decorated.exec(text.trim())?.[1];
  return inside !== undefined && (/^\d{1,4}$/.test(inside) || roman.test(inside));
}

/** The arabic number a row begins or ends with, or null: `12 Chapter 3` and `Chapter 3 12` are both 12 when alone there. */
export function numberAtEdge(text: string): number | null {
  const trimmed = text.trim();
  const alone = decorated.exec(trimmed)?.[1];
  if (alone && /^\d{1,4}$/.test(alone)) return Number(alone);
  const last = /(?:^|[\s|–—-])(\d{1,4})[\s|–—-]*$/u.exec(trimmed)?.[1];
  const first = /^[\s|–—-]*(\d{1,4})(?:[\s|–—-]|$)/u.exec(trimmed)?.[1];
  const found = last ?? first;
  return found === undefined ? null : Number(found);
}
