import type { CaseState } from '@lectern/contracts';
import { appealUntil, type CaseFacts } from '@lectern/domain';
import type { CaseRecord, DecisionRecord } from './case.records';

/** The decision that holds; undefined when none does. */
export function decisionInForce({ decisions }: Pick<CaseRecord, 'decisions'>): DecisionRecord | undefined {
  return decisions.findLast(({ endedAt }) => endedAt === null);
}

/** The words a case is about, also while they are withheld. */
export function wordsOf({ comment }: Pick<CaseRecord, 'comment'>): string {
  return comment.withheld?.body ?? comment.body;
}

/** Whether its author deleted the comment, which leaves nothing to withhold. */
export function isDeletedByAuthor({ comment }: Pick<CaseRecord, 'comment'>): boolean {
  return comment.deletedAt !== null && comment.withheldAs === null;
}

/** How far a case is at a moment: a claim holds for as long as its lease, a decision is final when nobody appealed in time. */
export function stateAt(found: CaseRecord, at: Date): CaseState {
  if (found.state === 'open') return claimAt(found, at) ? 'claimed' : 'open';
  if (found.state !== 'decided') return found.state;
  const decision = decisionInForce(found);
  return decision && appealUntil(decision.decidedAt) < at ? 'final' : 'decided';
}

/** Who has a case in hand at a moment, and until when. */
export function claimAt({ claimedById, claimUntil }: CaseRecord, at: Date): { byId: string; until: Date } | null {
  return claimedById !== null && claimUntil !== null && claimUntil > at
    ? { byId: claimedById, until: claimUntil }
    : null;
}

/** What the rules look at. */
export function factsAt(found: CaseRecord, at: Date): CaseFacts {
  return {
    state: stateAt(found, at),
    authorId: found.comment.authorId,
    claimedById: claimAt(found, at)?.byId ?? null,
    decidedById: decisionInForce(found)?.decidedById ?? null,
    isEscalated: found.isEscalated,
    reporterIds: found.reports.flatMap(({ reporterId }) => reporterId ?? []),
  };
}
