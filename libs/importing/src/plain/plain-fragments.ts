import { limits } from '@lectern/contracts';
import { ImportRefused } from '../import-refused';
import { type Draft, decided, draft } from '../ledger/draft';
import { endsSentence, unspacedScript } from '../recognise/sentences';
import { paragraphsOf } from './paragraph-lines';
import { wrapWidth } from './wrap-width';

const bullet = /^([-*•◦▪·–]|\d{1,3}[.)]|[a-z][.)]|\(\d{1,3}\))[ \t]+(?=\S)/u;
const headingCharactersMax = 80;
const pageNumberLine =
  /^[\s\-–—|[\]]*(?:(?:page|seite|p\.|s\.|стр\.)\s*)?\d{1,4}(?:\s*(?:\/|of|von|de|sur|из)\s*\d{1,4})?[\s\-–—|[\]]*$/iu;

/**
 * The paragraphs of a plain text: divided by blank lines, indents or page breaks (form feeds), hard-wrapped lines put
 * together again, bullets and numbers read as lists, short lines on their own as headings.
 */
export function plainDrafts(text: string): Draft[] {
  const pages = text.split('\f');
  const lines = text.split(/[\n\f]/);
  const tooLong = lines.find((line) => line.length > limits.blockCharacters);
  if (tooLong !== undefined) {
    throw new ImportRefused('IMPORT_BLOCK_TOO_LONG', `One line has more than ${limits.blockCharacters} characters.`);
  }
  const width = wrapWidth(lines);
  const isPaged = pages.length > 1;
  const drafts = pages.flatMap((page, index) =>
    paragraphsOf(page.split('\n'), width).map((paragraph) => {
      const number = isPaged ? index + 1 : undefined;
      return isPaged && pageNumberLine.test(paragraph)
        ? decided(draft({ kind: 'paragraph', text: paragraph, marks: [] }, number), {
            kind: 'set-apart',
            reason: 'page-number',
            confidence: 0.95,
          })
        : plainDraft(paragraph, number);
    }),
  );
  if (drafts.length > limits.blocksPerText) {
    throw new ImportRefused('IMPORT_TOO_MANY_BLOCKS', `The text has more than ${limits.blocksPerText} blocks.`);
  }
  return drafts.map((of, at) => (isHeadingAmong(drafts, at) ? asHeading(of) : of));
}

function plainDraft(paragraph: string, page: number | undefined): Draft {
  const item = bullet.exec(paragraph);
  if (!item || paragraph.includes('\n')) return draft({ kind: 'paragraph', text: paragraph, marks: [] }, page);
  const label = item[1] ?? '•';
  return draft(
    {
      kind: 'list-item',
      level: 1,
      label: /\d|[a-z]/.test(label) ? label : '•',
      text: paragraph.slice(item[0].length),
      marks: [],
    },
    page,
  );
}

/** A short line without a full stop between finished paragraphs, the next of which is longer: a section begins. */
function isHeadingAmong(drafts: readonly Draft[], at: number): boolean {
  const { content } = drafts[at] ?? {};
  const next = drafts[at + 1]?.content;
  const previous = drafts[at - 1]?.content;
  if (!content || !next || content.kind !== 'paragraph' || next.kind !== 'paragraph') return false;
  const isLine =
    content.text.length <= headingCharactersMax && !content.text.includes('\n') && /\p{L}/u.test(content.text);
  const isLikeOne = /^[\p{Lu}\p{N}\p{Lo}]/u.test(content.text) && !/[.,;:!?…。，、]["'”’»)]*$/u.test(content.text);
  const opens = previous !== undefined && (endsSentence(previous.text) || previous.text.length <= headingCharactersMax);
  return (
    isLine &&
    isLikeOne &&
    opens &&
    next.text.length > content.text.length &&
    endsSentence(next.text) &&
    !isSpoken(content.text)
  );
}

function isSpoken(text: string): boolean {
  return /^["“„«‘—–-]/u.test(text);
}

function asHeading(of: Draft): Draft {
  const isShouted = /\p{Lu}/u.test(of.content.text) && !/\p{Ll}/u.test(of.content.text);
  const isNumbered = /^(?:[IVXLC]+|\d+(?:\.\d+)*)[.)]?\s/u.test(of.content.text);
  const unsure = unspacedScript.test(of.content.text) ? 0.6 : 0.7;
  const level = /^\d+\.\d+/.test(of.content.text) ? 3 : 2;
  return decided(of, {
    kind: 'heading',
    reason: 'short-line',
    confidence: isShouted || isNumbered ? 0.85 : unsure,
    level,
  });
}
