import { Injectable } from '@nestjs/common';
import type { MemberStrikes, Person, Strike } from '@lectern/contracts';
import { strikeGoneAt, strikeOf, strikeProposal, strikeWeight, strikeWeights } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { CaseRepository } from '../case.repository';
import { StrikeRepository, type DecidedRecord } from './strike.repository';
import { TalkRepository } from './talk.repository';

/** What counts against somebody: for those who lead the group, and for themselves. */
@Injectable()
export class ReadStrikesUseCase {
  constructor(
    private readonly access: Access,
    private readonly strikes: StrikeRepository,
    private readonly talks: TalkRepository,
    private readonly cases: CaseRepository,
  ) {}

  /** Of somebody who is in the group, or about whom something was decided there; of others nobody learns a name here. */
  async ofMember(caller: SignedInCaller, groupId: string, personId: string): Promise<MemberStrikes> {
    await this.access.group(caller, groupId, 'moderate');
    const at = new Date();
    const [decided, talks, people, membership] = await Promise.all([
      this.strikes.decided(personId, groupId, at),
      this.talks.casesOf(personId, groupId),
      this.cases.people([personId]),
      this.strikes.membership(groupId, personId),
    ]);
    const person = people.get(personId);
    if (!person || !membership) throw notFound();
    if (!membership.isMember && decided.length + talks.length === 0) throw notFound();
    const isOneself = personId === caller.personId;
    const seen = decided.map((one) => ({ ...one, statementId: null, caseId: isOneself ? null : one.caseId }));
    const told = isOneself ? [] : talks.map((talk) => ({ caseId: talk.caseId, at: talk.at.toISOString() }));
    return { ...present({ id: groupId, name: membership.groupName }, person, seen, at), talks: told };
  }

  /** One's own, group by group; the talks are read where they are. */
  async own({ personId }: SignedInCaller): Promise<MemberStrikes[]> {
    const at = new Date();
    const [decided, people] = await Promise.all([
      this.strikes.decided(personId, null, at),
      this.cases.people([personId]),
    ]);
    const person = people.get(personId);
    if (!person) throw notFound();
    const groups = new Map(decided.map((one) => [one.groupId, one.groupName]));
    return [...groups]
      .map(([id, name]) => {
        const own = decided.filter(({ groupId }) => groupId === id).map((one) => ({ ...one, caseId: null }));
        return present({ id, name }, person, own, at);
      })
      .filter(({ strikes }) => strikes.length > 0);
  }
}

function present(
  group: MemberStrikes['group'],
  person: Person,
  decided: readonly DecidedRecord[],
  at: Date,
): MemberStrikes {
  const strikes = decided.flatMap((one) => strikeFrom(one, at));
  const sum = strikes.reduce((total, { weight }) => total + weight, 0);
  return { group, person, sum, proposal: strikeProposal(sum), strikes, talks: [] };
}

function strikeFrom(found: DecidedRecord, now: Date): Strike[] {
  const kind = strikeOf(found);
  const weight = kind === null ? 0 : strikeWeight(kind, found.at, now);
  if (kind === null || weight === 0) return [];
  const { id, at, reason, caseId, statementId } = found;
  const goneAt = strikeGoneAt(at).toISOString();
  return [{ id, kind, at: at.toISOString(), reason, from: strikeWeights[kind], weight, goneAt, caseId, statementId }];
}
