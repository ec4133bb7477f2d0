import type { DraftDecision } from '../ledger/draft';
import type { Lexicon } from './lexicon';

/** What is to be done with a hyphen at a line's end. */
export interface HyphenDecision {
  readonly isRemoved: boolean;
  readonly confidence: number;
  readonly reason: string;
}

const hyphenAtEnd = /([\p{L}\p{M}\p{N}'’]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}'’]+)*)([-\u2010\u00AD])$/u;
const wordAtStart = /^[\p{L}\p{M}\p{N}'’]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}'’]+)*/u;
/** First parts that keep their hyphen in the languages that print it. */
const compoundBeginnings =
  /^(?:self|well|ill|ex|half|all|cross|quasi|e|x|so|vice|non|peut|celui|celle|ceux|rendez|avant|arrière|demi|après|nord|sud|ci|là)$/iu;
/** English adverbs before a participle: “correspondingly-revised”; not “supply-ing”. */
const adverb = /^\p{L}{4,}(?<!pp|tip|com|im|re)ly$/iu;
/** What French, Portuguese and the Slavic languages put behind a hyphen. */
const compoundEndings =
  /^(?:là|ci|même|mêmes|je|tu|il|elle|on|nous|vous|ils|elles|t|ce|se|lo|la|los|las|lhe|то|нибудь|либо|таки|ка)$/iu;

/** What is decided about the hyphen that ends `line`, as a decision of the ledger at its `offset` in the fragment. */
export function hyphenDecision(
  line: string,
  next: string,
  lexicon: Lexicon,
  place: { readonly offset: number; readonly pages: number[] },
): DraftDecision | null {
  const hyphen = decideHyphen(line, next, lexicon);
  if (!hyphen) return null;
  const { isRemoved, confidence, reason } = hyphen;
  return { kind: isRemoved ? 'hyphen' : 'kept-hyphen', confidence, reason, ...place };
}

/** Whether a line ends in a hyphen that may divide a word continued on the next line. */
export function endsInHyphen(text: string): boolean {
  return hyphenAtEnd.test(text);
}

/**
 * Decides whether a hyphen at a line's end belongs to the word: the document's own words first, then the rules of
 * languages. Null where the line does not end in the middle of a word.
 */
export function decideHyphen(line: string, next: string, lexicon: Lexicon): HyphenDecision | null {
  const match = hyphenAtEnd.exec(line);
  const rest = wordAtStart.exec(next)?.[0];
  const first = match?.[1];
  if (!first || rest === undefined) return null;
  if (match[2] === '\u00AD') return { isRemoved: true, confidence: 1, reason: 'soft-hyphen' };
  const head = first.split(/[-\u2010\u2011]/u).at(-1) ?? first;
  const whole = lexicon.count(head + rest) + (first === head ? 0 : lexicon.count(first + rest));
  const divided = lexicon.count(`${head}-${rest}`) + lexicon.count(`${first}-${rest}`);
  if (whole > divided) return { isRemoved: true, confidence: 0.97, reason: 'word-of-this-text' };
  if (divided > whole) return { isRemoved: false, confidence: 0.97, reason: 'compound-of-this-text' };
  if (isInAddress(line, next)) return { isRemoved: false, confidence: 0.9, reason: 'address' };
  if (!/^\p{Ll}/u.test(rest) || /\p{N}$/u.test(head) || /^\p{Lu}{2,}$/u.test(head)) {
    return { isRemoved: false, confidence: 0.9, reason: 'capital-after-hyphen' };
  }
  const partOfWord = rest.split(/[-\u2010\u2011]/u)[0] ?? rest;
  if (
    compoundBeginnings.test(head) ||
    (adverb.test(head) && /(?:ed|ing|en)$/u.test(partOfWord)) ||
    compoundEndings.test(partOfWord)
  )
    return { isRemoved: false, confidence: 0.75, reason: 'compound-rule' };
  if (first !== head) return { isRemoved: false, confidence: 0.65, reason: 'compound-rule' };
  // Words are divided after two letters at the least, and three go over to the next line.
  if (head.length < 2 || partOfWord.length < 2)
    return { isRemoved: false, confidence: 0.7, reason: 'too-short-to-divide' };
  if (lexicon.count(head) > 2 && lexicon.count(partOfWord) > 2 && head.length > 3 && partOfWord.length > 3) {
    return { isRemoved: false, confidence: 0.6, reason: 'two-words-of-this-text' };
  }
  // A document that was never hyphenated breaks lines only at hyphens its words have.
  if (!lexicon.dividesWords) return { isRemoved: false, confidence: 0.75, reason: 'document-divides-no-words' };
  return { isRemoved: true, confidence: 0.85, reason: 'line-end-hyphen' };
}

/** E-mail and web addresses, paths and names of code keep every hyphen. */
function isInAddress(line: string, next: string): boolean {
  const before = /\S+$/u.exec(line)?.[0] ?? '';
  const after = /^\S+/u.exec(next)?.[0] ?? '';
  return (
    hyphenAtEnd.test(line) && (/[@\\_]|:\/\/|^[~/]|\w\/\w/u.test(before) || /[@\\_]|:\/\/|\w\/\w|\w\.\w/u.test(after))
  );
}
