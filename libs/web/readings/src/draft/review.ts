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
  /** what the import was not sure of, with the block it stands at */
  readonly doubtful: readonly { readonly decision: ReviewedDecision; readonly index: number }[];
  readonly paragraphCount: number;
  readonly joinCount: number;
  readonly setApartCount: number;
  /** removed hyphens, of which the sure ones are shown only when one wants them */
  readonly hyphenCount: number;
}

/** Below this a person should look at a decision first. */
export const sureFrom = 0.8;

/**
 * Puts each decision where it is shown: once, at the last block it touches (a join that was taken
 * back stands between two, at the second). Of removed hyphens only the doubtful are shown, or all when wanted.
 */
export function reviewOf(draft: Pick<Draft, 'blocks' | 'decisions'> | null, hasAllHyphens = false): Review {
  if (!draft) return { blocks: [], doubtful: [], paragraphCount: 0, joinCount: 0, setApartCount: 0, hyphenCount: 0 };
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
  const doubtful = blocks
    .flatMap(({ decisions: here, index }) => here.map((decision) => ({ decision, index })))
    .filter(({ decision }) => decision.confidence < sureFrom)
    .sort((a, b) => a.decision.confidence - b.decision.confidence || a.index - b.index);
  const applied = (kind: ReviewedDecision['kind']) =>
    draft.decisions.filter((decision) => decision.kind === kind && decision.applied).length;
  return {
    blocks,
    doubtful,
    paragraphCount: draft.blocks.filter(({ kind }) => kind === 'paragraph').length,
    joinCount: applied('join'),
    setApartCount: draft.blocks.filter(({ kind }) => kind === 'furniture').length,
    hyphenCount: applied('hyphen'),
  };
}

function isWorthAMark({ kind, confidence, applied }: ReviewedDecision): boolean {
  return kind !== 'hyphen' || confidence < sureFrom || !applied;
}
