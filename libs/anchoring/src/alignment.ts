import type { Pieces } from './split-and-merged';
import type { RevisionPair } from './revision-pair';

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
