import { matchRespeltWords } from './respelt-words';
import type { TokenisedText, Vocabulary } from './vocabulary';
import { wordDiff } from './word-diff';

/** What became of each old token: the index of the new one or -1, and how much of it lives on, 0–1. */
export interface TokenFate {
  readonly kept: Int32Array;
  readonly survival: Float64Array;
}

/** A range of tokens, `high` excluded. */
export interface TokenRange {
  readonly low: number;
  readonly high: number;
}

/** What a sign counts beside a word: next to nothing, but a quotation of signs alone can be carried too. */
const SIGN_WEIGHT = 0.05;

/** Compares two texts word by word, respelt and inflected words included. */
export function compareTokens(before: Int32Array, after: Int32Array, vocabulary: Vocabulary): TokenFate {
  const kept = wordDiff(before, after, (id) => vocabulary.isWord(id));
  const survival = matchRespeltWords(before, after, kept, vocabulary);
  return { kept, survival };
}

/** The tokens that overlap a stretch given in UTF-16 code units. */
export function tokensWithin(text: TokenisedText, start: number, end: number): TokenRange {
  let low = 0;
  while (low < text.ends.length && (text.ends[low] ?? 0) <= start) low++;
  let high = low;
  while (high < text.starts.length && (text.starts[high] ?? 0) < end) high++;
  return { low, high };
}

/**
 * The new tokens from the first to the last survivor of some old ones, and which share of their weight survives; null
 * when none does.
 */
export function survivors(
  ids: Int32Array,
  fate: TokenFate,
  vocabulary: Vocabulary,
): { places: TokenRange; survival: number } | null {
  let whole = 0;
  let alive = 0;
  let low = -1;
  let high = -1;
  ids.forEach((id, at) => {
    const weight = vocabulary.isWord(id) ? 1 : SIGN_WEIGHT;
    whole += weight;
    alive += weight * (fate.survival[at] ?? 0);
    const place = fate.kept[at] ?? -1;
    if (place < 0) return;
    if (low < 0) low = place;
    high = place + 1;
  });
  return low < 0 ? null : { places: { low, high }, survival: alive / whole };
}

/** The fate of a range of the tokens. */
export function fateWithin({ kept, survival }: TokenFate, { low, high }: TokenRange): TokenFate {
  return { kept: kept.subarray(low, high), survival: survival.subarray(low, high) };
}
