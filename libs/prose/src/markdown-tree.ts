import { fromMarkdown } from 'mdast-util-from-markdown';
import { mathFromMarkdown } from 'mdast-util-math';
import { math } from 'micromark-extension-math';

type Root = ReturnType<typeof fromMarkdown>;

/** A node of the parser's own tree; it does not leave this library. */
export type MarkdownNode = Root | Root['children'][number];

/**
 * CommonMark with formulas between `$` signs, without HTML (it stays the text that was typed) and without character references in
 * running text: the parser's browser build decodes those through `innerHTML`, which Trusted Types
 * forbid, so `&` is taken out of its sight by `hideAmpersands`.
 */
export function markdownTree(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [{ disable: { null: ['htmlFlow', 'htmlText', 'characterReference'] } }, math()],
    mdastExtensions: [mathFromMarkdown()],
  });
}
