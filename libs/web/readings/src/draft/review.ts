import type { Draft, DraftBlock, ReviewedDecision } from '@lectern/contracts';

/** A block of a draft with the decisions that are shown at it. */
export interface ReviewedBlock {
  readonly index: number;
  readonly block: DraftBlock;
  readonly decisions: readonly ReviewedDecision[];
}

/** A draft as it is looked through. */
export interface Review {
  readonly blocks: readonly ReviewedBlock[];
  /** what the import was not sure of */
  readonly doubtful: readonly Doubt[];
  /** hyphens at line ends it was not sure of: often many of one sort, so they are looked through by themselves */
  readonly doubtfulHyphens: readonly Doubt[];
  readonly paragraphCount: number;
  readonly joinCount: number;
  readonly setApartCount: number;
  /** hyphens at line ends, of which the sure ones are shown only when one wants them */
  readonly removedHyphenCount: number;
  readonly keptHyphenCount: number;
}

/** A decision somebody should look at, with the block it stands at. */
export interface Doubt {
  readonly decision: ReviewedDecision;
  readonly index: number;
}

/** Below this a person should look at a decision first. */
export const sureFrom = 0.8;

/**
 * Puts each decision where it is shown: once, at the last block it touches (a join that was taken
 * back stands between two, at the second). Of hyphens at line ends only the doubtful are shown, or all when wanted.
 */
export function reviewOf(draft: Pick<Draft, 'blocks' | 'decisions'> | null, hasAllHyphens = false): Review {
  if (!draft) return nothingToReview;
  const decisions = new Map(draft.decisions.map((decision) => [decision.id, decision]));
  const lastBlock = new Map<string, number>();
  for (const [index, { decisionIds }] of draft.blocks.entries()) {
    for (const id of decisionIds) lastBlock.set(id, index);
  }
  const blocks = draft.blocks.map((block, index) => ({
    index,
    block,
    decisions: block.decisionIds
      .filter((id) => lastBlock.get(id) === index)
      .flatMap((id) => decisions.get(id) ?? [])
      .filter((decision) => hasAllHyphens || isWorthAMark(decision)),
  }));
  const doubts = blocks
    .flatMap(({ decisions: here, index }) => here.map((decision) => ({ decision, index })))
    .filter(({ decision }) => decision.confidence < sureFrom)
    .sort((a, b) => a.decision.confidence - b.decision.confidence || a.index - b.index);
  const [doubtfulHyphens, doubtful] = [
    doubts.filter(({ decision }) => isHyphen(decision)),
    doubts.filter(({ decision }) => !isHyphen(decision)),
  ];
  const count = (kind: ReviewedDecision['kind'], isApplied: boolean) =>
    draft.decisions.filter((decision) => decision.kind === kind && decision.applied === isApplied).length;
  return {
    blocks,
    doubtful,
    doubtfulHyphens,
    paragraphCount: draft.blocks.filter(({ kind }) => kind === 'paragraph').length,
    joinCount: count('join', true),
    setApartCount: draft.blocks.filter(({ kind }) => kind === 'furniture').length,
    removedHyphenCount: count('hyphen', true) + count('kept-hyphen', false),
    keptHyphenCount: count('kept-hyphen', true) + count('hyphen', false),
  };
}

const nothingToReview: Review = {
  blocks: [],
  doubtful: [],
  doubtfulHyphens: [],
  paragraphCount: 0,
  joinCount: 0,
  setApartCount: 0,
  removedHyphenCount: 0,
  keptHyphenCount: 0,
};

function isHyphen({ kind }: ReviewedDecision): boolean {
  return kind === 'hyphen' || kind === 'kept-hyphen';
}

function isWorthAMark(decision: ReviewedDecision): boolean {
  return !isHyphen(decision) || decision.confidence < sureFrom || !decision.applied;
}
