import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AppealWords, JudgeRestriction, MemberRestriction } from '@lectern/contracts';
import {
  isMilder,
  mayJudgeRestriction,
  restrictionAppealVerdict,
  restrictionFacts,
  type RestrictionAppealVerdict,
} from '@lectern/domain';
import { Access } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { ModerationLog } from '@lectern/server/moderation-log';
import {
  conflict,
  DomainError,
  forbidden,
  invalid,
  notFound,
  RateLimits,
  type SignedInCaller,
} from '@lectern/server/platform';
import { RulesRepository } from '@lectern/server/statements';
import { GroupRepository } from '../group.repository';
import { RestrictionAppealRepository } from '../restrictions/restriction-appeal.repository';
import { RestrictionRepository, type StoredRestriction } from '../restrictions/restriction.repository';
import { Restrictions } from '../restrictions/restrictions';
import { RestrictMemberUseCase } from './restrict-member.use-case';

const dayMs = 86_400_000;

/** Asks that somebody else looks at a restriction again, and says what becomes of it. */
@Injectable()
export class ContestRestrictionUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly rules: RulesRepository,
    private readonly stored: RestrictionRepository,
    private readonly appeals: RestrictionAppealRepository,
    private readonly restrictions: Restrictions,
    private readonly restricting: RestrictMemberUseCase,
    private readonly log: ModerationLog,
    private readonly rates: RateLimits,
  ) {}

  /** By whom it restricts, who may be no member meanwhile. A repeat of the command gets the first answer. */
  async appeal(
    { personId }: SignedInCaller,
    restrictionId: string,
    { commandId, words }: AppealWords,
  ): Promise<{ appealId: string }> {
    await this.rates.take('appeal', personId);
    const seen = await this.stored.ofAnyTime(restrictionId);
    // for everybody else there is no such restriction
    if (seen?.person.id !== personId) throw notFound();
    await this.groups.write(async (transaction) => {
      await this.groups.lock(seen.groupId, transaction);
      const found = await this.stored.ofAnyTime(restrictionId, transaction);
      if (!found) throw notFound();
      if (found.appeal?.id === commandId && found.appeal.words === words) return;
      const at = new Date();
      refuseAppeal(restrictionAppealVerdict(personId, restrictionFacts(found.person.id, found), at));
      const { begunById, groupId, kind } = found;
      if (begunById === null) throw notFound();
      const appeal = { id: commandId, restrictionId, begunById, appellantId: personId, words };
      await this.appeals.create(appeal, at, transaction);
      const entry = { groupId, act: 'member.restriction-appealed', actorId: personId, subjectId: personId } as const;
      await this.log.append({ ...entry, words, facts: { kind } }, transaction);
    });
    return { appealId: commandId };
  }

  /** By somebody else than who began it. What is overturned ends, and gives back what it took, in one transaction. */
  async judge(
    caller: SignedInCaller,
    groupId: string,
    restrictionId: string,
    given: JudgeRestriction,
  ): Promise<MemberRestriction[]> {
    await this.rates.take('moderate', caller.personId);
    const personId = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { actor } = await this.access.group(caller, groupId, 'manageMembers', transaction);
      const found = await this.stored.ofAnyTime(restrictionId, transaction);
      if (found?.groupId !== groupId) throw notFound();
      const facts = restrictionFacts(found.person.id, found);
      if (found.appeal === null || facts.appeal !== 'waits') throw conflict('No appeal waits against this.');
      if (!mayJudgeRestriction({ personId: caller.personId, role: actor.role }, facts))
        throw forbidden('An appeal is judged by somebody else than who began the restriction or appeals.');
      const at = new Date();
      await this.appeals.judge(found.appeal.id, caller.personId, given, at, transaction);
      await this.carryOut(found, given, { personId: caller.personId, at }, transaction);
      const { kind, person } = found;
      const act = {
        groupId,
        act: 'member.restriction-judged',
        actorId: caller.personId,
        subjectId: person.id,
      } as const;
      const { outcome } = given;
      await this.log.append({ ...act, words: given.reason, facts: { kind, outcome } }, transaction);
      return person.id;
    });
    await this.restrictions.tell(groupId, personId);
    return this.restricting.list(caller, groupId);
  }

  private async carryOut(
    found: StoredRestriction,
    { outcome, instead, reason }: JudgeRestriction,
    { personId: begunById, at }: { personId: string; at: Date },
    transaction: Transaction,
  ): Promise<void> {
    if (outcome === 'upheld') return;
    const isOver = found.endedAt !== null;
    if (instead && isOver) throw conflict('This restriction is over. Uphold or overturn it.');
    if (!isOver) await this.restrictions.end(found, 'appeal', at, transaction);
    if (!instead) return;
    const { id: replacesId, groupId, person, role, joinedAt, facts, ruleVersion, ruleNumber } = found;
    const until = new Date(at.getTime() + instead.days * dayMs);
    if (!isMilder({ kind: instead.kind, until }, found))
      throw invalid('What holds instead takes away less, or for a shorter time.', 'instead');
    const rule = await this.rules.once(groupId, ruleVersion, ruleNumber, transaction);
    if (!rule) throw conflict('The rule it named is not known any more. Uphold or overturn it.');
    const what = { groupId, personId: person.id, kind: instead.kind, role, joinedAt, facts, reason, until, rule };
    await this.restrictions.begin({ ...what, id: uuidv7(), begunById, replacesId }, at, transaction);
  }
}

function refuseAppeal(verdict: RestrictionAppealVerdict): void {
  switch (verdict) {
    case 'allow':
      return;
    case 'not-theirs':
      throw notFound();
    case 'heard':
      throw conflict('You appealed against this already: it is looked at once.');
    case 'lifted':
      throw conflict('This does not hold any more: there is nothing to appeal against.');
    case 'too-late':
      throw new DomainError('E_GONE', 'There were six months to appeal, and they are over.');
  }
}
