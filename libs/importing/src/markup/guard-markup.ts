import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';

const tagStart = /<[a-zA-Z][^\s>/]*/g;
const attribute = /[\s/]+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/y;
const rawText = ['script', 'style'] as const;

/**
 * Takes scripts and style sheets out of a page and refuses what a parser would need long for: a tag with thousands of
 * attributes (each is compared with all before it), `<` by the million. One pass, before any parsing.
 *
 * @throws ImportRefused IMPORT_TOO_DEEP
 */
export function guardMarkup(markup: string): string {
  const text = rawText.reduce(withoutElement, markup);
  let tags = 0;
  tagStart.lastIndex = 0;
  for (let tag = tagStart.exec(text); tag; tag = tagStart.exec(text)) {
    tags += 1;
    attribute.lastIndex = tagStart.lastIndex;
    let attributes = 0;
    while (attribute.test(text)) {
      attributes += 1;
      if (attributes > importLimits.attributesPerElement) refuse();
      tagStart.lastIndex = attribute.lastIndex;
    }
  }
  const strayOpenings = text.split('<').length - 1 - tags * 2;
  if (tags > importLimits.markupNodes || strayOpenings > importLimits.markupNodes) refuse();
  return text;
}

/** The text without the contents of elements that hold no markup; descriptions of the page as data stay. */
function withoutElement(markup: string, name: (typeof rawText)[number]): string {
  const opening = new RegExp(`<${name}[\\s>]`, 'gi');
  const closing = new RegExp(`</${name}`, 'gi');
  let kept = '';
  let from = 0;
  for (let match = opening.exec(markup); match; match = opening.exec(markup)) {
    const contentStart = markup.indexOf('>', match.index);
    if (contentStart === -1) break;
    closing.lastIndex = contentStart;
    const end = closing.exec(markup)?.index ?? markup.length;
    const isData = markup.slice(match.index, contentStart).includes('ld+json');
    if (!isData) kept += markup.slice(from, contentStart + 1);
    else kept += markup.slice(from, end);
    from = end;
    opening.lastIndex = end;
  }
  return kept + markup.slice(from);
}

function refuse(): never {
  throw new ImportRefused('IMPORT_TOO_DEEP', 'The page has more elements or attributes than any real page.');
}
