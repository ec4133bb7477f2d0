import type { DraftDecision } from '../ledger/draft';
import { beginsInLowerCase, endsSentence, leavesQuotationOpen } from '../recognise/sentences';
import type { DocumentStyle } from './document-style';
import { endsInHyphen, hyphenDecision } from './line-end-hyphens';
import type { Lexicon } from './lexicon';
import type { Line } from './layout';
import { isShort } from './paragraph-breaks';
import type { Passage } from './passage';

const indentEm = 0.6;
const joinable = new Set<Passage['kind']>(['paragraph', 'list-item', 'quotation', 'code']);
const floats = new Set<Passage['kind']>(['figure', 'table']);

/**
 * Finds passages that go on in the next column or on the next page and puts their parts next to one another; what
 * stood between them (notes, figures) comes after. The join is a decision with its pages and a confidence.
 */
export function joinPassages(passages: readonly Passage[], style: DocumentStyle, lexicon: Lexicon): Passage[] {
  const ordered: Passage[] = [];
  /** where the text read last stands in `ordered` */
  let last = -1;
  for (const passage of passages) {
    const before = ordered[last];
    const join = before && isText(passage) ? decideJoin(before, passage, ordered.slice(last + 1), style) : null;
    if (before && join) {
      const hyphen = hyphenAcross(before, passage, lexicon);
      if (hyphen) ordered[last] = { ...before, decisions: [...before.decisions, hyphen] };
      ordered.splice(last + 1, 0, continuationOf(passage, before, join));
      last += 1;
    } else {
      ordered.push(passage);
      if (isText(passage)) last = ordered.length - 1;
    }
  }
  return ordered;
}

/** Part of the text that is read through: neither set apart, nor a note, nor a figure it flows around. */
function isText(passage: Passage): boolean {
  return !isApart(passage) && !floats.has(passage.kind);
}

function isApart({ decisions }: Passage): boolean {
  return decisions.some(({ kind }) => kind === 'set-apart' || kind === 'footnote');
}

function decideJoin(
  before: Passage,
  passage: Passage,
  between: readonly Passage[],
  style: DocumentStyle,
): DraftDecision | null {
  const last = before.lines.at(-1);
  const first = passage.lines[0];
  if (!last || !first || before.region === passage.region) return null;
  if (!joinable.has(before.kind) || !joinable.has(passage.kind) || passage.label !== undefined) return null;
  if ((before.kind === 'code') !== (passage.kind === 'code')) return null;
  if (Math.abs(last.size - first.size) > style.bodySize * 0.06) return null;
  if (before.kind === 'code') return null;
  const evidence = weigh(before, passage, last, first, style);
  if (!evidence) return null;
  const isAroundFloat = between.some(({ kind }) => floats.has(kind));
  if (isAroundFloat && !evidence.isByWords) return null;
  const reason = first.page === last.page ? 'column-break' : 'page-break';
  return { kind: 'join', reason, confidence: evidence.confidence, pages: [last.page, first.page] };
}

interface Evidence {
  readonly confidence: number;
  readonly isByWords: boolean;
}

/** What the words and the margins say about two parts being one paragraph. */
function weigh(before: Passage, passage: Passage, last: Line, first: Line, style: DocumentStyle): Evidence | null {
  if (endsInHyphen(before.text) && beginsInLowerCase(passage.text)) return { confidence: 0.97, isByWords: true };
  const isFinished = endsSentence(before.text) && !leavesQuotationOpen(before.text);
  const isFull = !isShort(last, first, rightMargin(before));
  const isIndented = beginsIndented(passage, style);
  if (!isFull) return null;
  if (!isFinished && beginsInLowerCase(passage.text)) return { confidence: 0.97, isByWords: true };
  if (isIndented) return null;
  if (!isFinished) return { confidence: 0.9, isByWords: false };
  if (endsSentence(before.text) && /[:：]$/u.test(before.text)) return null;
  // A full last line and no indent: in the middle of a paragraph more often than at its end.
  if (style.usesIndents) return { confidence: passage.lines.length > 1 ? 0.85 : 0.7, isByWords: false };

  // Where lines end unevenly, the last line of a paragraph looks full too often.
  return style.isJustified ? { confidence: 0.6, isByWords: false } : null;
}

function rightMargin(passage: Passage): number {
  const own = Math.max(...passage.lines.map((line) => line.right));
  return passage.lines.length >= 3 && passage.kind === 'quotation' ? own : passage.region.right;
}

/** Whether the first line is set in from the lines after it, or from the margin when it is alone. */
function beginsIndented({ lines, region }: Passage, { usesIndents }: DocumentStyle): boolean {
  const [first, second] = lines;
  if (!first) return false;
  const edge = second
    ? first.isRightToLeft
      ? -second.right
      : second.left
    : first.isRightToLeft
      ? -region.right
      : region.left;
  const start = first.isRightToLeft ? -first.right : first.left;
  return start - edge > indentEm * first.size && (usesIndents || second !== undefined);
}

function hyphenAcross(before: Passage, passage: Passage, lexicon: Lexicon): DraftDecision | null {
  return hyphenDecision(before.text, passage.text, lexicon, {
    offset: before.text.length - 1,
    pages: [before.page, passage.page],
  });
}

/** The second part is what the first is, without a mark of its own. */
function continuationOf(passage: Passage, before: Passage, join: DraftDecision): Passage {
  return {
    ...passage,
    kind: before.kind,
    decisions: [...passage.decisions, join],
    ...(before.level === undefined ? {} : { level: before.level }),
  };
}
