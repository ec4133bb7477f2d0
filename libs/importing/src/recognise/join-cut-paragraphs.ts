import { limits } from '@lectern/contracts';
import { decided, isDecided, isUndecided, type Draft, type DraftDecision } from '../ledger/draft';
import {
  beginsInLowerCase,
  closesQuotation,
  endsSentence,
  isCaseless,
  leavesQuotationOpen,
  unspacedScript,
} from './sentences';

/** A cut happens at the end of a printed line, so what stands before it is at least most of a line long. */
const cutParagraphCharactersMin = 40;
/** The same for Chinese and Japanese, whose characters are twice as wide. */
const cutParagraphUnspacedCharactersMin = 20;
/** “Dear friends,” and the like: a short line that ends with a comma opens a letter. */
const salutationWordsMax = 10;
/** What says how a paragraph is written, not what it is. */
const wordingDecisions = new Set(['hyphen', 'kept-hyphen', 'join']);
const headingKinds = new Set(['heading', 'byline', 'code', 'table', 'figure', 'furniture', 'footnote']);

/**
 * Finds paragraphs that a page break cut in two and orders the drafts so that the second half follows the first;
 * furniture that stood between them comes after. Verse, lists, headings and salutations are left alone.
 */
export function joinCutParagraphs(drafts: readonly Draft[]): Draft[] {
  const ordered: Draft[] = [];
  /** where the last draft of running text stands in `ordered`; furniture may follow it */
  let before = -1;
  for (let next = 0; next < drafts.length; next += 1) {
    const current = drafts[next];
    if (!current) continue;
    const decision = before === -1 ? null : cutBetween(ordered, before, current, drafts[next + 1]);
    if (decision) ordered.splice(before + 1, 0, decided(current, decision));
    else ordered.push(current);
    if (decision) before += 1;
    else if (!isApart(current)) before = ordered.length - 1;
  }
  return ordered;
}

function isApart(candidate: Draft): boolean {
  return isDecided(candidate, 'set-apart') || candidate.content.kind === 'furniture';
}

function cutBetween(
  ordered: readonly Draft[],
  at: number,
  second: Draft,
  after: Draft | undefined,
): DraftDecision | null {
  const first = ordered[at];
  if (!first || !canContinue(first, second)) return null;
  if (isAmongShortLines(ordered[at - 1], first, second, after)) return null;
  return decideCut(first.content.text, second.content.text, pagesOf(first, second));
}

function canContinue(first: Draft, second: Draft): boolean {
  const a = first.content;
  const b = second.content;
  const isPlain = (of: Draft) => of.decisions.every(({ kind }) => wordingDecisions.has(kind));
  return (
    a.kind === b.kind &&
    !headingKinds.has(a.kind) &&
    b.label === undefined &&
    isPlain(first) &&
    isPlain(second) &&
    a.text.length + b.text.length < limits.blockCharacters
  );
}

/**
 * Decides about two neighbouring paragraphs of running text by their words alone: the first must stop in
 * mid-sentence and the second go on with it.
 */
function decideCut(first: string, second: string, pages: DraftDecision['pages']): DraftDecision | null {
  if (endsSentence(first) || first.includes('\n') || isSalutation(first)) return null;
  const isInQuotation = leavesQuotationOpen(first) && !/^["“„«]/u.test(second);
  const unspaced = unspacedScript.test(first.slice(-1));
  const lengthMin = unspaced ? cutParagraphUnspacedCharactersMin : cutParagraphCharactersMin;
  if (first.length < lengthMin && !isInQuotation) return null;
  const join = (reason: string, confidence: number): DraftDecision => ({
    kind: 'join',
    reason,
    confidence,
    ...(pages ? { pages } : {}),
  });
  if (beginsInLowerCase(second))
    return join(isInQuotation ? 'open-quotation' : 'unfinished-sentence', isInQuotation ? 0.97 : 0.95);
  if (isInQuotation && closesQuotation(second)) return join('open-quotation', 0.9);
  if (/\p{Ll}[-\u2010\u00AD]$/u.test(first)) return join('unfinished-word', 0.85);
  if (/[,–—]$/u.test(first) && first.length >= cutParagraphCharactersMin * 2) return join('unfinished-sentence', 0.85);
  if (isCaseless(first) && isCaseless(second) && first.length >= lengthMin * 2 && /[,、，،。．؟?]/u.test(first)) {
    return join('unfinished-sentence', 0.75);
  }
  return null;
}

/** Two short neighbours among other short, unfinished ones are verse, an address or a list without bullets. */
function isAmongShortLines(
  previous: Draft | undefined,
  first: Draft,
  second: Draft,
  after: Draft | undefined,
): boolean {
  const isShort = (of: Draft | undefined) =>
    of !== undefined &&
    isUndecided(of) &&
    of.content.kind === first.content.kind &&
    of.content.text.length < cutParagraphCharactersMin * 2 &&
    !endsSentence(of.content.text);
  const secondIsShort = second.content.text.length < cutParagraphCharactersMin * 2;
  return isShort(first) && secondIsShort && (isShort(previous) || (isShort(second) && isShort(after)));
}

function isSalutation(text: string): boolean {
  return /[,،，]$/u.test(text) && text.split(/\s+/u).length <= salutationWordsMax;
}

function pagesOf(first: Draft, second: Draft): DraftDecision['pages'] {
  return first.page === undefined || second.page === undefined ? undefined : [first.page, second.page];
}
