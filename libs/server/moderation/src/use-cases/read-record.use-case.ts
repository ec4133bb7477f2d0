import { Injectable } from '@nestjs/common';
import { decisionActionSchema, type ModerationRecord } from '@lectern/contracts';
import { isRestrictive, rateOf } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { RecordRepository } from '../record.repository';
import { RulesRepository } from '@lectern/server/statements';

const dayMs = 86_400_000;

/** What was done in a group's moderation lately, for everybody who sees the group. It counts, and names nobody. */
@Injectable()
export class ReadRecordUseCase {
  constructor(
    private readonly access: Access,
    private readonly record: RecordRepository,
    private readonly rules: RulesRepository,
  ) {}

  async execute(caller: Caller, groupId: string, days: number, until = new Date()): Promise<ModerationRecord> {
    await this.access.group(caller, groupId, 'see');
    const time = { groupId, since: new Date(until.getTime() - days * dayMs), until };
    const [reports, decisions, grounds, hoursToDecision, moderators, acts] = await Promise.all([
      this.record.reports(time),
      this.record.decisions(time),
      this.record.grounds(time, decisionActionSchema.options.filter(isRestrictive)),
      this.record.hoursToDecision(time),
      this.record.moderators(time),
      this.record.acts(time),
    ]);
    const versions = await this.rules.versions(
      groupId,
      grounds.map(({ ruleVersion }) => ruleVersion),
    );
    const titleOf = (version: number, number: number) =>
      versions.get(version)?.find((rule) => rule.number === number)?.title ?? '';
    const countOf = (of: string) => acts.find(({ act }) => act === of)?.count ?? 0;
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    return {
      since: time.since.toISOString(),
      until: until.toISOString(),
      reports,
      decisions,
      grounds: grounds.map((one) => ({ ...one, title: titleOf(one.ruleVersion, one.ruleNumber) })),
      hoursToDecision,
      overturned: rateOf(
        sum(moderators.map(({ overturned }) => overturned)),
        sum(moderators.map(({ judged }) => judged)),
      ),
      restrictions: acts.flatMap(({ kind, count }) => (kind === null ? [] : [{ kind, count }])),
      posts: { approved: countOf('post.approved'), refused: countOf('post.refused') },
      raidModes: countOf('raid-mode.begun'),
      moderators: moderators.map(({ number, decisions: made, judged, overturned }) => {
        return { number, decisions: made, overturned: rateOf(overturned, judged) };
      }),
    };
  }
}
