import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes as Tree,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';
import { guardMarkup } from './guard-markup';
import type { MarkupElement, MarkupNode } from './markup-tree';

/**
 * Parses HTML or XHTML as a browser would, without running or loading anything.
 *
 * @throws ImportRefused IMPORT_TOO_DEEP when elements nest too deeply or are too many; some inputs of a few hundred
 * kilobytes would otherwise make a parser repeat open elements millions of times
 */
export function parseMarkup(markup: string): MarkupElement {
  return markupElement(parseGuarded(markup));
}

/** The tree of parse5 itself, guarded in the same way. */
export function parseGuarded(markup: string): Tree.Document {
  let nodes = 0;
  const counting: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement: (...args) => {
      nodes += 1;
      if (nodes > importLimits.markupNodes) refuse();
      return defaultTreeAdapter.createElement(...args);
    },
  };
  const document = parse<DefaultTreeAdapterMap>(guardMarkup(withoutSelfClosing(markup)), {
    treeAdapter: counting,
    scriptingEnabled: false,
  });
  guardDepth(document);
  return document;
}

/** XHTML closes empty elements in one tag (`<a id="x"/>`); HTML would take all that follows into them. */
function withoutSelfClosing(markup: string): string {
  if (!/^\s*(?:<\?xml|<!DOCTYPE[^>]{0,200}XHTML|<html[^>]{0,500}xmlns=)/i.test(markup.slice(0, 2_000))) return markup;
  return markup
    .replace(/<([a-zA-Z][\w:-]{0,60})((?:\s[^<>]{0,2000})?)\/>/g, '<$1$2></$1>')
    .replace(/<\/(?:br|hr|img|input|link|meta|col|wbr|area|base|source|track)>/gi, '');
}

function guardDepth(document: Tree.Document): void {
  let level: Tree.Node[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > importLimits.nestingLevels) refuse();
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
}

function refuse(): never {
  throw new ImportRefused(
    'IMPORT_TOO_DEEP',
    `The markup nests more than ${importLimits.nestingLevels} elements or has more than ${importLimits.markupNodes}.`,
  );
}

/** A tree of parse5 as ours. Its depth is guarded, so recursion is safe. */
export function markupElement(node: Tree.ParentNode): MarkupElement {
  const children = node.childNodes.flatMap((child): MarkupNode[] => {
    if (child.nodeName === '#text') return [(child as Tree.TextNode).value];
    return 'childNodes' in child ? [markupElement(child as Tree.Element)] : [];
  });
  const attributes =
    'attrs' in node
      ? node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value] as const)
      : [];
  return { name: node.nodeName.toLowerCase().replace(/^.*:/, ''), attributes: new Map(attributes), children };
}
