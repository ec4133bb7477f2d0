import { Injectable } from '@nestjs/common';
import {
  weighingReasonSchema,
  type Appeal,
  type CaseSummary,
  type Decision,
  type GroupRule,
  type Person,
} from '@lectern/contracts';
import { casePriority } from '@lectern/domain';
import { parseProse, plainText } from '@lectern/prose';
import { RulesRepository } from '@lectern/server/statements';
import { claimAt, decisionInForce, stateAt, wordsOf } from './case-facts';
import type { AppealRecord, CaseRecord, DecisionRecord } from './case.records';
import { CaseRepository } from './case.repository';

const excerptCharacters = 200;

/** What a presenter has to know of people and rules to show cases. */
export interface Known {
  readonly people: ReadonlyMap<string, Person>;
  /** by group and version */
  readonly rules: ReadonlyMap<string, ReadonlyMap<number, readonly GroupRule[]>>;
}

/** Cases as those who lead the group see them. */
@Injectable()
export class CasePresenter {
  constructor(
    private readonly cases: CaseRepository,
    private readonly rules: RulesRepository,
  ) {}

  /** Cases as the queue and its stream show them, in the order given. */
  async summaries(found: readonly CaseRecord[], at: Date): Promise<CaseSummary[]> {
    const known = await this.known(found, at);
    return found.map((one) => presentSummary(one, known, at));
  }

  /** The people and the rules that cases name. */
  async known(found: readonly CaseRecord[], at: Date, moreIds: readonly string[] = []): Promise<Known> {
    const groupIds = [...new Set(found.map(({ groupId }) => groupId))];
    const versionsOf = (groupId: string) =>
      found
        .filter((one) => one.groupId === groupId)
        .flatMap(({ decisions }) => decisions.flatMap(({ ruleVersion }) => ruleVersion ?? []));
    const [people, rules] = await Promise.all([
      this.cases.people([...moreIds, ...found.flatMap((one) => peopleIn(one, at))]),
      Promise.all(groupIds.map(async (id) => [id, await this.rules.versions(id, versionsOf(id))] as const)),
    ]);
    return { people, rules: new Map(rules) };
  }
}

/** Somebody as others see them; of whoever has no account any more a name is not known. */
export function personOf(id: string, { people }: Known): Person {
  return people.get(id) ?? { id, displayName: '' };
}

/** A case as the queue lists it. */
export function presentSummary(found: CaseRecord, known: Known, at: Date): CaseSummary {
  const { comment, reports } = found;
  const claim = claimAt(found, at);
  const decision = decisionInForce(found);
  const kinds = [...new Set(reports.map(({ kind }) => kind))];
  return {
    id: found.id,
    groupId: found.groupId,
    state: stateAt(found, at),
    version: found.version,
    reading: { id: comment.thread.readingId, title: comment.thread.reading.title },
    threadId: comment.threadId,
    commentId: found.commentId,
    author: comment.authorId === null ? null : personOf(comment.authorId, known),
    excerpt: plainText(parseProse(wordsOf(found)), excerptCharacters),
    bodyVersion: comment.bodySeq,
    withheldAs: comment.withheldAs,
    reportCount: found.reportCount,
    reportWeight: found.reportWeight,
    weighedBy: weighingReasonSchema.array().parse(found.weighedBy),
    kinds,
    priority: found.priority,
    reasons: casePriority({
      kinds,
      reportWeight: found.reportWeight,
      isAppealed: found.state === 'appealed',
      isSecondAsked: found.secondAsked,
      isEscalated: found.isEscalated,
    }).reasons,
    openedAt: found.openedAt.toISOString(),
    updatedAt: found.updatedAt.toISOString(),
    isEscalated: found.isEscalated,
    claim: claim && { by: personOf(claim.byId, known), until: claim.until.toISOString() },
    decision: decision ? presentDecision(decision, found.groupId, known) : null,
  };
}

/** A decision as moderators see it. */
export function presentDecision(decision: DecisionRecord, groupId: string, known: Known): Decision {
  const { id, action, decidedById, decidedAt, reason, ruleVersion, ruleNumber, until, endedAt, endedBy } = decision;
  const rule =
    ruleVersion === null || ruleNumber === null
      ? undefined
      : known.rules.get(groupId)?.get(ruleVersion)?.[ruleNumber - 1];
  return {
    id,
    action,
    by: personOf(decidedById, known),
    at: decidedAt.toISOString(),
    reason,
    rule: rule && ruleVersion !== null ? { version: ruleVersion, number: rule.number, title: rule.title } : null,
    until: until?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    endedBy: endedBy as Decision['endedBy'],
  };
}

/** An appeal as moderators see it. */
export function presentAppeal(appeal: AppealRecord, known: Known): Appeal {
  const { id, decisionId, side, appellantId, words, createdAt, judgedById, judgedAt, outcome, reason } = appeal;
  return {
    id,
    decisionId,
    side,
    by: personOf(appellantId, known),
    words,
    at: createdAt.toISOString(),
    judged:
      judgedById === null || judgedAt === null || outcome === null || reason === null
        ? null
        : { by: personOf(judgedById, known), at: judgedAt.toISOString(), outcome, reason },
  };
}

function peopleIn(found: CaseRecord, at: Date): string[] {
  const { comment, reports, decisions, appeals } = found;
  return [
    comment.authorId ?? [],
    claimAt(found, at)?.byId ?? [],
    reports.flatMap(({ reporterId }) => reporterId ?? []),
    decisions.map(({ decidedById }) => decidedById),
    appeals.flatMap(({ appellantId, judgedById }) => [appellantId, judgedById ?? []].flat()),
  ].flat();
}
