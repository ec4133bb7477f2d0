import type { MemberRestrictionAs, MemberRole, RestrictionKind } from '@lectern/contracts';
import { appealUntil } from '../case-policy';

/** What the rules about an appeal against a restriction look at. */
export interface RestrictionFacts {
  readonly personId: string;
  /** null: begun before it was kept who did; such a one has no statement, and cannot be contested here */
  readonly begunById: string | null;
  readonly begunAt: Date;
  /** how it ended; null: it holds */
  readonly endedBy: 'lapse' | 'restore' | 'appeal' | null;
  /** whether it took the place of another by a judgement */
  readonly isJudgement: boolean;
  readonly appeal: 'none' | 'waits' | 'judged';
}

/** The same facts from how a restriction is stored. */
export function restrictionFacts(
  personId: string,
  stored: {
    readonly begunById: string | null;
    readonly createdAt: Date;
    readonly endedAt: Date | null;
    readonly endedBy: string | null;
    readonly replacesId: string | null;
    readonly appeal: { readonly judgedAt: Date | null } | null;
  },
): RestrictionFacts {
  const { begunById, createdAt, endedAt, endedBy, replacesId, appeal } = stored;
  return {
    personId,
    begunById,
    begunAt: createdAt,
    endedBy: endedAt === null ? null : endedBy === 'restore' || endedBy === 'appeal' ? endedBy : 'lapse',
    isJudgement: replacesId !== null,
    appeal: appeal === null ? 'none' : appeal.judgedAt === null ? 'waits' : 'judged',
  };
}

/** Why somebody cannot appeal against a restriction, or that they can. */
export type RestrictionAppealVerdict = 'allow' | 'not-theirs' | 'heard' | 'lifted' | 'too-late';

/**
 * Only who is restricted, once, within six months: also when its time is over, as it counts against them. What was lifted
 * or judged is not contested again.
 */
export function restrictionAppealVerdict(
  personId: string,
  facts: RestrictionFacts,
  at: Date,
): RestrictionAppealVerdict {
  if (facts.personId !== personId || facts.begunById === null) return 'not-theirs';
  if (facts.appeal !== 'none' || facts.isJudgement) return 'heard';
  if (facts.endedBy === 'restore' || facts.endedBy === 'appeal') return 'lifted';
  return appealUntil(facts.begunAt) < at ? 'too-late' : 'allow';
}

/** Whether somebody with a role may judge the appeal that waits: who leads the group, and neither began it nor appeals. */
export function mayJudgeRestriction(
  actor: { readonly personId: string; readonly role: MemberRole | null },
  facts: Pick<RestrictionFacts, 'personId' | 'begunById' | 'appeal'>,
): boolean {
  const leads = actor.role === 'owner' || actor.role === 'moderator';
  return leads && facts.appeal === 'waits' && ![facts.personId, facts.begunById].includes(actor.personId);
}

/** How much a kind takes away; what is decided on an appeal never takes away more. */
const weight: Readonly<Record<RestrictionKind, number>> = { mute: 0, suspend: 1, ban: 2 };

/** Whether what a judge puts in the place of a restriction is milder: less is taken, or for a shorter time. */
export function isMilder(
  instead: { readonly kind: RestrictionKind; readonly until: Date },
  before: { readonly kind: RestrictionKind; readonly until: Date },
): boolean {
  const less = weight[instead.kind] - weight[before.kind];
  const longer = instead.until.getTime() - before.until.getTime();
  return less <= 0 && longer <= 0 && (less < 0 || longer < 0);
}

/** As what a statement tells it. */
export const restrictedAs: Readonly<Record<RestrictionKind, MemberRestrictionAs>> = {
  mute: 'muted',
  suspend: 'suspended',
  ban: 'banned',
};
