import type { MemberRestriction, OwnRestriction } from '@lectern/contracts';
import { mayJudgeRestriction, memberVerdict, restrictionFacts, type Actor } from '@lectern/domain';
import type { StoredRestriction } from './restriction.repository';

/** A restriction as those who lead the group see it, with what the caller may do about it. */
export function presentRestriction(found: StoredRestriction, actor: Actor): MemberRestriction {
  const { id, kind, person, facts, reason, createdAt, until, endedAt, appeal, role } = found;
  return {
    id,
    kind,
    person,
    facts,
    reason,
    createdAt: createdAt.toISOString(),
    until: until.toISOString(),
    isOver: endedAt !== null,
    appeal:
      appeal?.judgedAt === null ? { id: appeal.id, words: appeal.words, at: appeal.createdAt.toISOString() } : null,
    can: {
      lift: endedAt === null && memberVerdict(actor, role, null) === 'allow',
      judge:
        actor.personId !== null &&
        mayJudgeRestriction({ ...actor, personId: actor.personId }, restrictionFacts(person.id, found)),
    },
  };
}

/** A restriction as whom it restricts sees it. */
export function presentOwnRestriction(found: StoredRestriction): OwnRestriction {
  const { id, kind, reason, createdAt, until, group, statement } = found;
  return {
    id,
    kind,
    reason,
    createdAt: createdAt.toISOString(),
    until: until.toISOString(),
    group,
    statementId: statement?.id ?? null,
  };
}
