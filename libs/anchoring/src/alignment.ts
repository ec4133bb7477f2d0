import type { Pieces } from './split-and-merged';
import { type RevisionKinds, RevisionPair } from './revision-pair';

/**
 * What became of a paragraph. `exact`: the same text in its place. `moved`: the same text, elsewhere in the order.
 * `changed`: recognised although its text differs, wherever it stands; also split or merged. `ambiguous`: two places
 * are about equally good, a person has to choose. `detached`: gone, or not recognisable with confidence.
 */
export type Certainty = 'exact' | 'moved' | 'changed' | 'ambiguous' | 'detached';

/** What became of one old paragraph. */
export interface ParagraphOutcome {
  readonly certainty: Certainty;
  /** indexes of new paragraphs: the main one first, then further parts of a split; empty when not anchored */
  readonly targets: readonly number[];
  /** whether the main target keeps its place in the order of what surrounds it; false when not anchored */
  readonly isInOrder: boolean;
  /** only when not anchored: the new paragraph a person should look at first */
  readonly suggestion?: number;
  /** 0–1, how alike the old paragraph and its main target or its suggestion are; 0 with neither */
  readonly score: number;
}

/** What became of every paragraph of the old revision. Immutable, to be given to `carryAnchors`. */
export interface Alignment {
  /** one per old paragraph, in order */
  readonly outcomes: readonly ParagraphOutcome[];
  /** what was split off and merged; opaque to callers */
  readonly pieces: Pieces;
  /** the two revisions as compared; opaque to callers */
  readonly pair: RevisionPair;
}

/** What an alignment found, without the texts: plain data that can be sent to another process. */
export type AlignmentResult = Pick<Alignment, 'outcomes' | 'pieces'>;

/**
 * The alignment a result was taken from, for carrying anchors. Nothing is compared again.
 *
 * @throws RangeError when the result is not of these revisions
 */
export function restoredAlignment(
  { outcomes, pieces }: AlignmentResult,
  oldParagraphs: readonly string[],
  newParagraphs: readonly string[],
  options: { readonly kinds?: RevisionKinds } = {},
): Alignment {
  const isWithin = (place: number | undefined): boolean => place === undefined || place < newParagraphs.length;
  const places = [...pieces.large.values(), ...pieces.small.values(), ...outcomes.map(({ targets }) => targets)];
  const isOfThese =
    outcomes.length === oldParagraphs.length &&
    places.every((targets) => targets.every(isWithin)) &&
    outcomes.every(({ suggestion }) => isWithin(suggestion));
  if (!isOfThese) throw new RangeError('The result is of other revisions.');
  return { outcomes, pieces, pair: new RevisionPair(oldParagraphs, newParagraphs, options.kinds) };
}
