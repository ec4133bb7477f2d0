import type { Alignment, Certainty } from './alignment';
import { canonicalText } from './canonical-text';
import { SpanCarrier } from './carry-span';

/** Where a thread is fixed: a block by its index in the old revision, optionally a quoted stretch of its text. */
export interface BlockAnchor {
  readonly blockIndex: number;
  /** UTF-16 code units from the start of the block's text; `start` and `end` are given together or not at all */
  readonly start?: number;
  /** end excluded */
  readonly end?: number;
}

/** Where an anchor stands in the new revision. Not anchored means: no `blockIndex`. */
export interface CarriedAnchor {
  /**
   * Of a block anchor as in `ParagraphOutcome`. Of a quotation: `exact` or `moved` when its own text is the same,
   * `changed` when words in it differ, `ambiguous` when it stands in several equally good places, `detached` when it is
   * gone, even if its block lives on.
   */
  readonly certainty: Certainty;
  readonly blockIndex?: number;
  readonly start?: number;
  readonly end?: number;
  /** further blocks a split block went to; only of anchors without a quotation */
  readonly extraBlockIndexes?: readonly number[];
  /** only when not anchored: the new block a person should look at first */
  readonly suggestion?: number;
}

/**
 * Carries anchors from the old revision of an alignment to the new one.
 *
 * @param alignment from `alignRevisions`; the same alignment may be used any number of times
 * @param anchors positions in the old revision
 * @returns one result per anchor, in the same order
 * @throws RangeError when an anchor lies outside the old revision or its span is empty, reversed or half given
 */
export function carryAnchors(alignment: Alignment, anchors: readonly BlockAnchor[]): CarriedAnchor[] {
  const carrier = new SpanCarrier(alignment.pair);
  return anchors.map((anchor) => carryAnchor(alignment, carrier, anchor));
}

function carryAnchor(alignment: Alignment, carrier: SpanCarrier, anchor: BlockAnchor): CarriedAnchor {
  const { texts } = alignment.pair;
  const text = texts.old[anchor.blockIndex];
  const outcome = alignment.outcomes[anchor.blockIndex];
  if (text === undefined || !outcome) throw new RangeError(`No block ${anchor.blockIndex} in the old revision.`);
  const span = quotedSpan(anchor, text);
  const [blockIndex, ...extraBlockIndexes] = outcome.targets;
  if (blockIndex === undefined) return { certainty: outcome.certainty, suggestion: outcome.suggestion };
  if (!span) {
    const extra = extraBlockIndexes.length > 0 ? { extraBlockIndexes } : {};
    return { certainty: outcome.certainty, blockIndex, ...extra };
  }
  const places = [...outcome.targets, ...(alignment.pieces.small.get(anchor.blockIndex) ?? [])];
  const place = carrier.carry(anchor.blockIndex, places, span.start, span.end);
  if (place === null) return { certainty: 'detached', suggestion: blockIndex };
  if (place === 'ambiguous') return { certainty: 'ambiguous', suggestion: blockIndex };
  const { target, start, end } = place;
  const quoted = canonicalText(text.slice(span.start, span.end));
  const found = canonicalText((texts.new[target] ?? '').slice(start, end));
  const certainty = quoted !== found ? 'changed' : outcome.isInOrder ? 'exact' : 'moved';
  return { certainty, blockIndex: target, start, end };
}

function quotedSpan({ start, end }: BlockAnchor, text: string): { start: number; end: number } | null {
  if (start === undefined && end === undefined) return null;
  const isWhole = Number.isInteger(start) && Number.isInteger(end);
  if (start === undefined || end === undefined || !isWhole || start < 0 || start >= end || end > text.length) {
    throw new RangeError(`The span ${start}–${end} does not lie in a block of ${text.length} code units.`);
  }
  return { start, end };
}
