import type { CaseAction, CaseState } from '@lectern/contracts';
import { caseRole, casePriority, mayOnCase, type Weighing } from '@lectern/domain';
import type { AccessedGroup } from '@lectern/server/access';
import { DomainError, forbidden, type SignedInCaller } from '@lectern/server/platform';
import { claimAt, decisionInForce, factsAt, stateAt } from '../case-facts';
import type { CaseRecord } from '../case.records';
import type { CaseChange, OpenCase } from '../case-writer';

/** One act on one case: who does it, on what, in which transaction. */
export interface ActContext extends OpenCase {
  readonly personId: string;
  readonly found: CaseRecord;
}

/** Refuses what the table does not allow, and says what stands in the way. */
export function refuseUnlessAllowed(
  { personId }: Pick<SignedInCaller, 'personId'>,
  { actor }: Pick<AccessedGroup, 'actor'>,
  found: CaseRecord,
  action: CaseAction,
  at: Date,
): void {
  const facts = factsAt(found, at);
  const role = caseRole({ personId, role: actor.role }, facts);
  if (mayOnCase(role, action, facts.state)) return;
  if (role === 'author') throw forbidden('Nobody moderates their own words.');
  if (action === 'judge' && facts.state === 'appealed')
    throw forbidden('An appeal is judged by somebody who neither decided nor reported.');
  if (role === 'onlooker' && action !== 'see') throw forbidden('This case was handed to the owners: they decide it.');
  throw changed(found, facts.state, at);
}

/** Refuses an act on a case that is not any more what was seen, and says what happened to it. */
export function refuseUnseen(found: CaseRecord, version: number, at: Date): void {
  if (found.version !== version) throw changed(found, stateAt(found, at), at);
}

/** Words are judged as they are now, or not. */
export function refuseOtherWords({ comment }: CaseRecord, version: number): void {
  if (comment.bodySeq === version) return;
  throw new DomainError(
    'E_CONFLICT',
    `The comment was changed meanwhile: it is at version ${comment.bodySeq} now. Read it as it is.`,
    { field: 'act.bodyVersion', reason: 'CONTENT_CHANGED' },
  );
}

function changed(found: CaseRecord, state: CaseState, at: Date): DomainError {
  return new DomainError('E_CONFLICT', `${whatHappened(found, state, at)} Look at it again.`, {
    reason: 'CASE_CHANGED',
  });
}

function whatHappened(found: CaseRecord, state: CaseState, at: Date): string {
  const decision = decisionInForce(found);
  switch (state) {
    case 'open':
      return 'This case is open again: nobody has it in hand.';
    case 'claimed':
      return `Somebody has this case in hand until ${claimAt(found, at)?.until.toISOString() ?? 'soon'}.`;
    case 'decided':
      return decision
        ? `This case was decided meanwhile: ${decision.action}, because “${decision.reason}”.`
        : 'This case was decided meanwhile.';
    case 'appealed':
      return 'Somebody appealed against the decision meanwhile.';
    case 'final':
      return 'This case is final.';
  }
}

/** What is stored of a case after an act. */
export interface CaseUpdate {
  readonly state?: CaseRecord['state'];
  readonly claimedById?: string | null;
  readonly claimUntil?: Date | null;
  readonly secondAsked?: boolean;
  readonly isEscalated?: boolean;
  readonly bodySeq?: number;
  readonly reportCount?: number;
  readonly weighing?: Weighing;
  readonly openedAt?: Date;
  /** of new reports: what they say is wrong, for how pressing it is */
  readonly newKinds?: readonly string[];
}

/** Stores what changed of a case, as its next version. */
export async function storeCase(context: ActContext, update: CaseUpdate): Promise<void> {
  const { found, transaction, at } = context;
  const {
    newKinds = [],
    state,
    claimedById,
    claimUntil,
    secondAsked,
    isEscalated,
    bodySeq,
    reportCount,
    openedAt,
    weighing,
  } = update;
  const { priority } = casePriority({
    kinds: [...found.reports.map(({ kind }) => kind), ...newKinds],
    reportWeight: weighing?.weight ?? found.reportWeight,
    isAppealed: (state ?? found.state) === 'appealed',
    isSecondAsked: secondAsked ?? found.secondAsked,
    isEscalated: isEscalated ?? found.isEscalated,
  });
  await transaction.moderationCase.update({
    where: { id: found.id },
    data: {
      state,
      claimedById,
      claimUntil,
      secondAsked,
      isEscalated,
      bodySeq,
      reportCount,
      reportWeight: weighing?.weight,
      weighedBy: weighing && [...weighing.reasons],
      openedAt,
      priority,
      version: { increment: 1 },
      updatedAt: at,
    },
    select: { id: true },
  });
}

/** What is told of an act that leaves the comment as it is. */
export function onlyCase({ found }: Pick<ActContext, 'found'>): CaseChange {
  return { commentId: found.commentId, inReading: null };
}
