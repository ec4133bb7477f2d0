import type { RevisionPair } from './revision-pair';
import { matchRespeltWords } from './soft-matches';
import { wordDiff } from './word-diff';

/** Share of a quotation's weight that must live on; below it the quotation counts as gone. */
const MIN_SURVIVAL = 0.6;

/** How many times longer than the quotation was its new place may be. */
const MAX_GROWTH = 3;
const GROWTH_ALLOWANCE = 40;

/** Words a quotation needs to be looked for out of its order. */
const MIN_SEARCHED_WORDS = 2;

/** A stretch of a new paragraph, in UTF-16 code units, end excluded. */
export interface CarriedSpan {
  readonly target: number;
  readonly start: number;
  readonly end: number;
  /** 0–1, the share of the quotation's weight found there */
  readonly survival: number;
}

/** What became of the tokens of an old paragraph in a new one. */
interface TokenFate {
  readonly kept: Int32Array;
  readonly survival: Float64Array;
}

/** Carries spans between the paragraphs of two revisions; remembers the word differences it has computed. */
export class SpanCarrier {
  private readonly fates = new Map<string, TokenFate>();

  constructor(private readonly pair: RevisionPair) {}

  /**
   * Where a quoted stretch of an old paragraph stands in the new paragraphs it landed in.
   *
   * @returns the place; `'ambiguous'` when it stands in several equally good places; `null` when it is gone
   */
  carry(old: number, targets: readonly number[], start: number, end: number): CarriedSpan | 'ambiguous' | null {
    let best: CarriedSpan | null = null;
    for (const target of targets) {
      if (this.pair.texts.old[old] === this.pair.texts.new[target]) return { target, start, end, survival: 1 };
      const span = this.followTokens(old, target, start, end);
      if (span && (!best || span.survival > best.survival)) best = span;
    }
    if (best && best.survival > 0.999) return best;
    const verbatim = this.findVerbatim(old, targets, start, end);
    if (verbatim.length === 1) return verbatim[0] ?? null;
    if (best && best.survival >= MIN_SURVIVAL) return best;
    return verbatim.length > 1 ? 'ambiguous' : null;
  }

  private followTokens(old: number, target: number, start: number, end: number): CarriedSpan | null {
    const before = this.pair.tokens('old', old);
    const after = this.pair.tokens('new', target);
    const { kept, survival } = this.fate(old, target);
    const weights = this.pair.wordWeights();
    const [low, high] = tokensWithin(before, start, end);
    let whole = 0;
    let alive = 0;
    let first = -1;
    let last = -1;
    for (let at = low; at < high; at++) {
      const id = before.ids[at] ?? -1;
      const weight = this.pair.vocabulary.isWord(id) ? (weights[id] ?? 0) : 0.05;
      whole += weight;
      alive += weight * (survival[at] ?? 0);
      if ((kept[at] ?? -1) < 0) continue;
      if (first < 0) first = at;
      last = at;
    }
    if (first < 0 || whole === 0) return null;
    const newStart = after.starts[kept[first] ?? -1] ?? 0;
    const newEnd = after.ends[kept[last] ?? -1] ?? 0;
    if (newEnd - newStart > MAX_GROWTH * (end - start) + GROWTH_ALLOWANCE) return null;
    return { target, start: newStart, end: newEnd, survival: alive / whole };
  }

  /** The places in the new paragraphs where all tokens of the quotation follow one another unchanged. */
  private findVerbatim(old: number, targets: readonly number[], start: number, end: number): CarriedSpan[] {
    const before = this.pair.tokens('old', old);
    const [low, high] = tokensWithin(before, start, end);
    const wanted = before.ids.subarray(low, high);
    if (wanted.reduce((words, id) => words + (this.pair.vocabulary.isWord(id) ? 1 : 0), 0) < MIN_SEARCHED_WORDS)
      return [];
    const places: CarriedSpan[] = [];
    for (const target of targets) {
      const after = this.pair.tokens('new', target);
      for (let at = 0; at + wanted.length <= after.ids.length; at++) {
        if (!wanted.every((id, offset) => after.ids[at + offset] === id)) continue;
        const last = at + wanted.length - 1;
        places.push({ target, start: after.starts[at] ?? 0, end: after.ends[last] ?? 0, survival: 1 });
      }
    }
    return places;
  }

  private fate(old: number, target: number): TokenFate {
    const key = `${old}:${target}`;
    let fate = this.fates.get(key);
    if (!fate) {
      const { vocabulary } = this.pair;
      const before = this.pair.tokens('old', old).ids;
      const after = this.pair.tokens('new', target).ids;
      const kept = wordDiff(before, after, (id) => vocabulary.isWord(id));
      fate = { survival: matchRespeltWords(before, after, kept, vocabulary), kept };
      this.fates.set(key, fate);
    }
    return fate;
  }
}

/** First and one past the last token that overlap the stretch. */
function tokensWithin(text: { starts: Int32Array; ends: Int32Array }, start: number, end: number): [number, number] {
  let low = 0;
  while (low < text.ends.length && (text.ends[low] ?? 0) <= start) low++;
  let high = low;
  while (high < text.starts.length && (text.starts[high] ?? 0) < end) high++;
  return [low, high];
}
