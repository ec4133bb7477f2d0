import type { AnchorCertainty, Block, DraftPlacement } from '@lectern/contracts';
import { carryAnchors, type Alignment, type BlockAnchor, type CarriedAnchor } from '@lectern/anchoring';
import type { AnchorRecord, PlacedAnchor } from '@lectern/server/threads';

/** A revision aligned with a later text; threads are carried from one to the other. */
export interface AlignedRevision {
  readonly number: number;
  readonly blocks: readonly Pick<Block, 'id' | 'text' | 'kind'>[];
  readonly alignment: Alignment;
}

/** A revision that threads stand on which the present one has no place for, with their anchors there. */
export interface OriginRevision extends AlignedRevision {
  readonly anchors: readonly PlacedAnchor[];
}

/** Where an anchor stands in a later text, its blocks counted from 0. */
export interface CarriedThread {
  readonly threadId: string;
  readonly position: number;
  readonly certainty: AnchorCertainty;
  /** null: on the whole reading when exact, otherwise in no place */
  readonly place: { readonly blockIndex: number; readonly span: { start: number; end: number } | null } | null;
  readonly quote: string | null;
  readonly suggestion: number | null;
  /** of an anchor in no place: where it last stood */
  readonly origin: { readonly blockId: string; readonly revision: number } | null;
  /** put there by hand */
  readonly isPlaced: boolean;
}

/**
 * Carries every anchor of the present revision into a later text. One that stands in no place now is carried from the
 * revision it last stood on, so that what comes back finds its threads again. What a person placed stands there.
 */
export function carryThreads(
  anchors: readonly PlacedAnchor[],
  present: AlignedRevision,
  origins: readonly OriginRevision[],
  placements: readonly DraftPlacement[],
): CarriedThread[] {
  const placed = new Map(placements.map((placement) => [keyOf(placement), placement]));
  const fromPresent = new Carrier(present, anchors);
  const fromOrigin = new Map(origins.map((origin) => [origin.number, new Carrier(origin, origin.anchors)]));
  return anchors.map((anchor): CarriedThread => {
    const byHand = placed.get(keyOf(anchor));
    if (byHand) return placedByHand(anchor, byHand);
    if (anchor.blockId !== null) return fromPresent.carry(anchor);
    if (anchor.certainty === 'exact') return onWhole(anchor);
    const origin = anchor.originRevision === null ? undefined : fromOrigin.get(anchor.originRevision);
    return origin?.carry(anchor) ?? stillNowhere(anchor);
  });
}

/** The numbers of the revisions that anchors in no place last stood on. */
export function originsOf(anchors: readonly AnchorRecord[]): number[] {
  return [
    ...new Set(anchors.flatMap(({ blockId, originRevision }) => (blockId === null ? (originRevision ?? []) : []))),
  ];
}

/** Everything that stood on one revision, carried at once: what is compared for one anchor serves the next. */
class Carrier {
  private readonly carried = new Map<string, { standing: PlacedAnchor; blockId: string; carried: CarriedAnchor }>();

  constructor(
    private readonly from: AlignedRevision,
    anchors: readonly PlacedAnchor[],
  ) {
    const indexOf = new Map(from.blocks.map(({ id }, index) => [id, index]));
    const standing = anchors.flatMap((anchor) => {
      const index = anchor.blockId === null ? undefined : indexOf.get(anchor.blockId);
      return index === undefined || anchor.blockId === null ? [] : [{ anchor, index, blockId: anchor.blockId }];
    });
    const carried = carryAnchors(
      from.alignment,
      standing.map(({ anchor, index }) => withSpan(index, anchor, from.blocks[index]?.text ?? '')),
    );
    for (const [at, { anchor, blockId }] of standing.entries()) {
      const result = carried[at];
      if (result) this.carried.set(keyOf(anchor), { standing: anchor, blockId, carried: result });
    }
  }

  /** Where an anchor of the present revision goes. */
  carry(now: PlacedAnchor): CarriedThread {
    const found = this.carried.get(keyOf(now));
    if (!found) return stillNowhere(now);
    return asThread(now, found.standing, found.carried, { blockId: found.blockId, revision: this.from.number });
  }
}

function asThread(
  { threadId, position, quote }: PlacedAnchor,
  standing: PlacedAnchor,
  carried: CarriedAnchor,
  origin: { blockId: string; revision: number },
): CarriedThread {
  const base = { threadId, position, quote, isPlaced: false };
  const { blockIndex, start, end } = carried;
  if (blockIndex === undefined) {
    const certainty = carried.certainty === 'ambiguous' ? 'ambiguous' : 'detached';
    return { ...base, certainty, place: null, suggestion: carried.suggestion ?? null, origin };
  }
  const span = start === undefined || end === undefined ? null : { start, end };
  // once it was only recognised, it stays so: nobody has looked since
  const isExact = carried.certainty === 'exact' && standing.certainty === 'exact';
  return {
    ...base,
    certainty: isExact ? 'exact' : 'moved',
    place: { blockIndex, span },
    suggestion: null,
    origin: null,
  };
}

function withSpan(blockIndex: number, { spanStart, spanEnd }: AnchorRecord, text: string): BlockAnchor {
  const hasSpan = spanStart !== null && spanEnd !== null && spanStart < spanEnd && spanEnd <= text.length;
  return hasSpan ? { blockIndex, start: spanStart, end: spanEnd } : { blockIndex };
}

function placedByHand({ threadId, position, quote }: PlacedAnchor, placement: DraftPlacement): CarriedThread {
  const { blockIndex, span } = placement;
  return {
    threadId,
    position,
    certainty: 'exact',
    place: { blockIndex, span: span && { start: span.start, end: span.end } },
    quote: span?.quote ?? quote,
    suggestion: null,
    origin: null,
    isPlaced: true,
  };
}

function onWhole({ threadId, position, quote }: PlacedAnchor): CarriedThread {
  const nowhere = { place: null, suggestion: null, origin: null };
  return { threadId, position, quote, certainty: 'exact', ...nowhere, isPlaced: false };
}

function stillNowhere(anchor: PlacedAnchor): CarriedThread {
  const { threadId, position, quote, originBlockId, originRevision } = anchor;
  const origin =
    originBlockId === null || originRevision === null ? null : { blockId: originBlockId, revision: originRevision };
  const certainty = anchor.certainty === 'ambiguous' ? 'ambiguous' : 'detached';
  return { threadId, position, quote, certainty, place: null, suggestion: null, origin, isPlaced: false };
}

function keyOf({ threadId, position }: { threadId: string; position: number }): string {
  return `${threadId} ${position}`;
}
