import type { ProseInline } from './prose-tree';
import { safeHref } from './safe-href';

const address = /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"`|\\^{}]+/giu;
/** what ends a sentence and not an address */
const behind = /[.,:;!?'*_~»”’]/;

/** Running text with the addresses that were written into it as they are, as links; at most so many of them. */
export function withBareAddresses(words: string, most: number): ProseInline[] {
  const parts: ProseInline[] = [];
  let from = 0;
  for (const found of words.matchAll(address)) {
    if (parts.length >= most * 2) break;
    const written = withoutEnd(found[0]);
    const href = safeHref(written);
    if (href === null) continue;
    if (found.index > from) parts.push({ kind: 'text', text: words.slice(from, found.index) });
    parts.push({ kind: 'link', href, children: [{ kind: 'text', text: written }] });
    from = found.index + written.length;
  }
  if (from < words.length) parts.push({ kind: 'text', text: words.slice(from) });
  return parts;
}

/** An address without what belongs to the sentence around it: a bracket stays where it is opened in the address. */
function withoutEnd(written: string): string {
  let end = written.length;
  for (; end > 0; end -= 1) {
    const last = written[end - 1] ?? '';
    if (behind.test(last)) continue;
    const isOpened = last === ')' ? written.includes('(') : last === ']' ? written.includes('[') : true;
    if (isOpened) break;
  }
  return written.slice(0, end);
}
