import type { ImportedText } from '@lectern/contracts';
import { draft, importedText } from './ledger/draft';
import { splitFrontMatter } from './markdown/front-matter';
import { looksLikeMarkdown } from './markdown/looks-like-markdown';
import { markdownFragments } from './markdown/markdown-fragments';
import { plainDrafts } from './plain/plain-fragments';
import { setApartFooter, setApartRepeated } from './recognise/furniture';
import { joinCutParagraphs } from './recognise/join-cut-paragraphs';
import { unwrapHardBreaks } from './recognise/hard-breaks';
import { recogniseMetadata } from './recognise/metadata';
import { decodeText } from './text/decode-text';

/** What is known of a file from outside it. Both are hints: the content decides. */
export interface FileHints {
  readonly fileName?: string;
  readonly mediaType?: string;
}

/**
 * Reads plain text or Markdown.
 *
 * @param bytes the file, UTF-8 or UTF-16 with a byte order mark, at most `limits.textBytes`
 * @throws ImportRefused IMPORT_EMPTY, IMPORT_TOO_LARGE, IMPORT_NOT_TEXT, IMPORT_TOO_DEEP, IMPORT_BLOCK_TOO_LONG,
 * IMPORT_TOO_MANY_BLOCKS
 */
export function parseText(bytes: Uint8Array, hints: FileHints = {}): ImportedText {
  const text = decodeText(bytes);
  const isMarkdown = isCalledMarkdown(hints) || looksLikeMarkdown(text);
  const { body, declared } = isMarkdown ? splitFrontMatter(text) : { body: text, declared: {} };
  const found = isMarkdown ? markdownFragments(body).map((block) => draft(unwrapHardBreaks(block))) : plainDrafts(body);
  const withoutFurniture = setApartFooter(setApartRepeated(found));
  const { drafts, metadata } = recogniseMetadata(withoutFurniture, declared);
  return importedText(joinCutParagraphs(drafts), metadata);
}

function isCalledMarkdown({ fileName = '', mediaType = '' }: FileHints): boolean {
  return /\.(?:md|markdown|mdown|mkd)$/i.test(fileName) || /^text\/(?:x-)?markdown\b/i.test(mediaType);
}
