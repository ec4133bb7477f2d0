import type { RevisionPair } from './revision-pair';
import { compareTokens, fateWithin, survivors, type TokenFate, type TokenRange, tokensWithin } from './token-fate';

/** Share of a quotation's words that must live on; below it the quotation counts as gone. */
const MIN_SURVIVAL = 0.62;

/** The same where the quotation is found out of its order: without its context it must be surer by itself. */
const MIN_REORDERED_SURVIVAL = 0.75;

/** How many times longer than it was a quotation may become, and what a short one may grow besides, in code units. */
const MAX_GROWTH = 3;
const MAX_REORDERED_GROWTH = 1.5;
const GROWTH_ALLOWANCE = 40;

/** Words a quotation needs to be looked for out of its order: single words repeat by chance. */
const MIN_SEARCHED_WORDS = 3;

/** Where a quotation stands in a new paragraph: UTF-16 code units, end excluded. */
export interface CarriedSpan {
  readonly target: number;
  readonly start: number;
  readonly end: number;
  /** 0–1, the share of the quotation's words found there */
  readonly survival: number;
}

/** Carries quotations between the paragraphs of two revisions; remembers the word differences it has computed. */
export class SpanCarrier {
  private readonly fates = new Map<string, TokenFate>();

  constructor(private readonly pair: RevisionPair) {}

  /**
   * Where a stretch of an old paragraph stands in the new paragraphs it landed in. The result begins and ends with
   * surviving words; words are never cut.
   *
   * @returns the place; `'ambiguous'` when it stands in several equally good places; `null` when it is gone
   */
  carry(old: number, targets: readonly number[], start: number, end: number): CarriedSpan | 'ambiguous' | null {
    const same = targets.find((target) => this.pair.texts.old[old] === this.pair.texts.new[target]);
    if (same !== undefined) return { target: same, start, end, survival: 1 };
    const quoted = tokensWithin(this.pair.tokens('old', old), start, end);
    if (quoted.low === quoted.high) return null;

    const inPlace = surest(targets.map((target) => this.followInPlace(old, target, quoted)));
    if (inPlace && inPlace.survival > 0.999) return inPlace;
    const verbatim = targets.flatMap((target) => this.findVerbatim(old, target, quoted));
    if (verbatim.length === 1) return verbatim[0] ?? null;
    if (inPlace && inPlace.survival >= MIN_SURVIVAL) return inPlace;
    if (verbatim.length > 1) return 'ambiguous';
    return surest(targets.map((target) => this.findReordered(old, target, quoted)));
  }

  /** The quotation as the comparison of the whole paragraphs carries it. */
  private followInPlace(old: number, target: number, quoted: TokenRange): CarriedSpan | null {
    const found = survivors(
      this.quotedIds(old, quoted),
      fateWithin(this.fate(old, target), quoted),
      this.pair.vocabulary,
    );
    return found && this.asSpan(old, target, quoted, found, MAX_GROWTH);
  }

  /** The places where all its words follow one another unchanged, although other words stood between before and after. */
  private findVerbatim(old: number, target: number, quoted: TokenRange): CarriedSpan[] {
    const wanted = this.quotedIds(old, quoted);
    if (this.countWords(wanted) < MIN_SEARCHED_WORDS) return [];
    const { ids } = this.pair.tokens('new', target);
    const found: CarriedSpan[] = [];
    for (let low = 0; low + wanted.length <= ids.length; low++) {
      if (!wanted.every((id, offset) => ids[low + offset] === id)) continue;
      const places = { low, high: low + wanted.length };
      const span = this.asSpan(old, target, quoted, { places, survival: 1 }, MAX_REORDERED_GROWTH);
      if (span && !this.belongsToOtherWords(old, target, quoted, places)) found.push(span);
    }
    return found;
  }

  /** A sentence both edited and moved within its paragraph: the quotation compared by itself, without its context. */
  private findReordered(old: number, target: number, quoted: TokenRange): CarriedSpan | null {
    const wanted = this.quotedIds(old, quoted);
    if (this.countWords(wanted) < MIN_SEARCHED_WORDS) return null;
    const { vocabulary } = this.pair;
    const fate = compareTokens(wanted, this.pair.tokens('new', target).ids, vocabulary);
    const found = survivors(wanted, fate, vocabulary);
    if (!found || found.survival < MIN_REORDERED_SURVIVAL) return null;
    if (this.belongsToOtherWords(old, target, quoted, found.places)) return null;
    return this.asSpan(old, target, quoted, found, MAX_REORDERED_GROWTH);
  }

  /** Whether most of the new stretch is what became of words outside the quotation: a repetition, not the quotation. */
  private belongsToOtherWords(old: number, target: number, quoted: TokenRange, places: TokenRange): boolean {
    let others = 0;
    this.fate(old, target).kept.forEach((place, at) => {
      const isQuoted = at >= quoted.low && at < quoted.high;
      if (!isQuoted && place >= places.low && place < places.high) others++;
    });
    return others > (places.high - places.low) / 2;
  }

  private asSpan(
    old: number,
    target: number,
    quoted: TokenRange,
    { places, survival }: { places: TokenRange; survival: number },
    maxGrowth: number,
  ): CarriedSpan | null {
    const before = this.pair.tokens('old', old);
    const after = this.pair.tokens('new', target);
    const length = (before.ends[quoted.high - 1] ?? 0) - (before.starts[quoted.low] ?? 0);
    const start = after.starts[places.low] ?? 0;
    const end = after.ends[places.high - 1] ?? 0;
    return end - start > maxGrowth * length + GROWTH_ALLOWANCE ? null : { target, start, end, survival };
  }

  private quotedIds(old: number, { low, high }: TokenRange): Int32Array {
    return this.pair.tokens('old', old).ids.subarray(low, high);
  }

  private countWords(ids: Int32Array): number {
    return ids.reduce((count, id) => count + (this.pair.vocabulary.isWord(id) ? 1 : 0), 0);
  }

  private fate(old: number, target: number): TokenFate {
    const key = `${old}:${target}`;
    let fate = this.fates.get(key);
    if (!fate) {
      fate = compareTokens(this.pair.tokens('old', old).ids, this.pair.tokens('new', target).ids, this.pair.vocabulary);
      this.fates.set(key, fate);
    }
    return fate;
  }
}

function surest(spans: readonly (CarriedSpan | null)[]): CarriedSpan | null {
  return spans.reduce((best, span) => (span && (!best || span.survival > best.survival) ? span : best), null);
}
