import type { CaseAction, CaseState, DecisionAction, MemberRole, PriorityReason, WithheldAs } from '@lectern/contracts';

/**
 * What somebody is to a case. One person is one of these at a time: whoever wrote the comment is its author, also when
 * they lead the group; `holder` leads and has it in hand; `decider` leads and made the decision in force; `witness` leads
 * and reported it; `onlooker` leads, and the case was handed to the owners, of whom they are none.
 */
export const caseRoles = [
  'author',
  'holder',
  'decider',
  'witness',
  'moderator',
  'onlooker',
  'reporter',
  'reader',
  'outsider',
] as const;
export type CaseRole = (typeof caseRoles)[number];

/** Every state, in the order a case goes through them. */
export const caseStates = ['open', 'claimed', 'decided', 'appealed', 'final'] as const satisfies readonly CaseState[];

type Allowed = Partial<Record<CaseRole, readonly CaseState[]>>;

const leading = ['holder', 'decider', 'witness', 'moderator', 'onlooker'] as const;
const always = caseStates;
const done: readonly CaseState[] = ['decided', 'final'];

/**
 * The one table of who may do what with a case in which state; what is not named is refused. Nobody moderates their own
 * words; nobody judges an appeal against what they decided or reported themselves.
 */
export const caseTable: Readonly<Record<CaseAction, Allowed>> = {
  see: byAll(leading, always),
  note: byAll(leading, always),
  talk: byAll(leading, always),
  claim: { moderator: ['open'], witness: ['open'] },
  renew: { holder: ['claimed'] },
  release: { holder: ['claimed'] },
  'hand-over': { holder: ['claimed'] },
  'ask-second': { holder: ['claimed'] },
  escalate: { holder: ['claimed'], moderator: ['open'], witness: ['open'] },
  decide: { holder: ['claimed'], moderator: ['open'], witness: ['open'] },
  restore: { decider: done, moderator: done, witness: done },
  undo: { decider: ['decided'] },
  // a hold can be appealed against while the case is open
  appeal: { author: ['open', 'claimed', 'decided'], reporter: ['decided'], witness: ['decided'] },
  judge: { moderator: ['appealed'] },
};

/** The facts of a case that its rules look at. */
export interface CaseFacts {
  readonly state: CaseState;
  readonly authorId: string | null;
  readonly claimedById: string | null;
  readonly decidedById: string | null;
  readonly reporterIds: readonly string[];
  /** whether it was handed to the owners */
  readonly isEscalated: boolean;
}

/** What somebody with a role in the group is to a case. */
export function caseRole(actor: { personId: string; role: MemberRole | null }, facts: CaseFacts): CaseRole {
  const { personId, role } = actor;
  if (facts.authorId === personId) return 'author';
  const isReporter = facts.reporterIds.includes(personId);
  if (role === 'owner' || role === 'moderator') {
    if (role === 'moderator' && isForOwners(personId, facts)) return 'onlooker';
    if (facts.state === 'claimed') return facts.claimedById === personId ? 'holder' : 'moderator';
    if (facts.state !== 'open' && facts.decidedById === personId) return 'decider';
    return isReporter ? 'witness' : 'moderator';
  }
  if (isReporter) return 'reporter';
  return role === null ? 'outsider' : 'reader';
}

/** What owners were given they alone decide; an appeal against it is judged by whoever judges others. */
function isForOwners(personId: string, { state, decidedById, reporterIds, isEscalated }: CaseFacts): boolean {
  if (!isEscalated) return false;
  return state !== 'appealed' || decidedById === personId || reporterIds.includes(personId);
}

/** Whether the table allows it. */
export function mayOnCase(role: CaseRole, action: CaseAction, state: CaseState): boolean {
  return caseTable[action][role]?.includes(state) ?? false;
}

/** What the table allows somebody now. */
export function caseActions(role: CaseRole, state: CaseState): CaseAction[] {
  return (Object.keys(caseTable) as CaseAction[]).filter((action) => mayOnCase(role, action, state));
}

/** Which decisions fit how it stands with the comment: what is gone cannot be hidden, what stands cannot be put back. */
export function decisionsFitting(withheldAs: WithheldAs | null, isDeletedByAuthor: boolean): DecisionAction[] {
  if (isDeletedByAuthor) return ['approve', 'warn'];
  // a hold comes before a decision; whatever leaves the comment to be seen lifts it
  if (withheldAs === 'held') return ['approve', 'warn', 'ask-change', 'hide', 'remove'];
  if (withheldAs === 'hidden') return ['approve', 'warn', 'ask-change', 'hide', 'remove', 'restore'];
  if (withheldAs === 'removed') return ['approve', 'warn', 'ask-change', 'hide', 'remove', 'restore'];
  return ['approve', 'warn', 'ask-change', 'edit', 'hold', 'hide', 'remove'];
}

/** As what a decision withholds the comment; null: it is to be seen. */
export function withheldBy(action: DecisionAction): WithheldAs | null {
  if (action === 'hide') return 'hidden';
  if (action === 'remove') return 'removed';
  return action === 'hold' ? 'held' : null;
}

/** Whether a decision is told to the author with a statement. */
export function isRestrictive(action: DecisionAction): boolean {
  return action !== 'approve' && action !== 'restore';
}

/** How many months there are to appeal. */
export const appealMonths = 6;

/** Until when one can appeal against a decision. */
export function appealUntil(decidedAt: Date): Date {
  const until = new Date(decidedAt);
  until.setUTCMonth(until.getUTCMonth() + appealMonths);
  return until;
}

const weights: Readonly<Record<PriorityReason, number>> = {
  appeal: 40,
  threat: 50,
  'private-data': 30,
  several: 20,
  second: 15,
  // above all others together: owners see it first
  escalated: 200,
};

/** How pressing a case is, and why; the reasons are shown. */
export function casePriority(facts: {
  readonly kinds: readonly string[];
  /** what the reports are worth together, see `weighReports` */
  readonly reportWeight: number;
  readonly isAppealed: boolean;
  readonly isSecondAsked: boolean;
  readonly isEscalated: boolean;
}): { priority: number; reasons: PriorityReason[] } {
  const reasons: PriorityReason[] = [
    ...(facts.isAppealed ? (['appeal'] as const) : []),
    ...(facts.kinds.includes('threat') ? (['threat'] as const) : []),
    ...(facts.kinds.includes('private-data') ? (['private-data'] as const) : []),
    ...(facts.reportWeight >= severalReports ? (['several'] as const) : []),
    ...(facts.isSecondAsked ? (['second'] as const) : []),
    ...(facts.isEscalated ? (['escalated'] as const) : []),
  ];
  return { reasons, priority: reasons.reduce((sum, reason) => sum + weights[reason], 0) };
}

const severalReports = 3;

function byAll(roles: readonly CaseRole[], states: readonly CaseState[]): Allowed {
  return Object.fromEntries(roles.map((role) => [role, states]));
}
