import { Injectable } from '@nestjs/common';
import type { DecisionAction, RestrictionKind } from '@lectern/contracts';
import { Database, Prisma } from '@lectern/server/database';

/** A stretch of time of one group. */
export interface RecordedTime {
  readonly groupId: string;
  readonly since: Date;
  readonly until: Date;
}

/** Counts of what was done in a group's moderation; what was taken back within seconds was not done. */
@Injectable()
export class RecordRepository {
  constructor(private readonly database: Database) {}

  async reports({ groupId, since, until }: RecordedTime): Promise<number> {
    return this.database.client.report.count({ where: { case: { groupId }, createdAt: { gte: since, lt: until } } });
  }

  decisions({ groupId, since, until }: RecordedTime): Promise<{ action: DecisionAction; count: number }[]> {
    return this.database.client.$queryRaw(Prisma.sql`
      SELECT decisions.action, count(*)::int AS count FROM decisions
        JOIN moderation_cases ON moderation_cases.id = decisions.case_id
      WHERE moderation_cases.group_id = ${groupId}::uuid AND decided_at >= ${since} AND decided_at < ${until}
        AND ended_by IS DISTINCT FROM 'undo'
      GROUP BY decisions.action ORDER BY count DESC, action`);
  }

  grounds(
    { groupId, since, until }: RecordedTime,
    restrictive: readonly DecisionAction[],
  ): Promise<{ ruleVersion: number; ruleNumber: number; count: number }[]> {
    return this.database.client.$queryRaw(Prisma.sql`
      SELECT rule_version AS "ruleVersion", rule_number AS "ruleNumber", count(*)::int AS count FROM decisions
        JOIN moderation_cases ON moderation_cases.id = decisions.case_id
      WHERE moderation_cases.group_id = ${groupId}::uuid AND decided_at >= ${since} AND decided_at < ${until}
        AND ended_by IS DISTINCT FROM 'undo' AND action = ANY(${[...restrictive]}) AND rule_number IS NOT NULL
      GROUP BY rule_version, rule_number ORDER BY count DESC, rule_version, rule_number`);
  }

  /** Hours from a case's first report to its first decision: of half of the cases at most, and of nine in ten. */
  async hoursToDecision({ groupId, since, until }: RecordedTime): Promise<{ half: number; nineInTen: number } | null> {
    const [row] = await this.database.client.$queryRaw<{ half: number | null; nineInTen: number | null }[]>(Prisma.sql`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) AS half,
        percentile_cont(0.9) WITHIN GROUP (ORDER BY hours) AS "nineInTen"
      FROM (SELECT extract(epoch FROM min(decisions.decided_at)
          - (SELECT min(created_at) FROM reports WHERE reports.case_id = moderation_cases.id))::float / 3600 AS hours
        FROM moderation_cases JOIN decisions ON decisions.case_id = moderation_cases.id
          AND decisions.ended_by IS DISTINCT FROM 'undo'
        WHERE moderation_cases.group_id = ${groupId}::uuid
        GROUP BY moderation_cases.id
        HAVING min(decisions.decided_at) >= ${since} AND min(decisions.decided_at) < ${until}) AS decided
      WHERE hours IS NOT NULL`);
    const { half = null, nineInTen = null } = row ?? {};
    return half === null || nineInTen === null ? null : { half, nineInTen };
  }

  /** Appeals that were judged, by who decided what they were against; numbered by whose first decision came first. */
  moderators({
    groupId,
    since,
    until,
  }: RecordedTime): Promise<{ number: number; decisions: number; judged: number; overturned: number }[]> {
    return this.database.client.$queryRaw(Prisma.sql`
      WITH made AS (
        SELECT decisions.* FROM decisions JOIN moderation_cases ON moderation_cases.id = decisions.case_id
        WHERE moderation_cases.group_id = ${groupId}::uuid),
      numbered AS (
        SELECT decided_by_id, (row_number() OVER (ORDER BY min(decided_at), decided_by_id))::int AS number
        FROM made GROUP BY decided_by_id)
      SELECT * FROM (
        SELECT numbered.number,
          (SELECT count(*)::int FROM made WHERE made.decided_by_id = numbered.decided_by_id
            AND decided_at >= ${since} AND decided_at < ${until} AND ended_by IS DISTINCT FROM 'undo') AS decisions,
          (SELECT count(*)::int FROM appeals JOIN made ON made.id = appeals.decision_id
            WHERE made.decided_by_id = numbered.decided_by_id
            AND judged_at >= ${since} AND judged_at < ${until}) AS judged,
          (SELECT count(*)::int FROM appeals JOIN made ON made.id = appeals.decision_id
            WHERE made.decided_by_id = numbered.decided_by_id AND outcome <> 'upheld'
            AND judged_at >= ${since} AND judged_at < ${until}) AS overturned
        FROM numbered) AS counted
      WHERE decisions > 0 OR judged > 0 ORDER BY number`);
  }

  /** How often these acts stand in the log, with what kind of restriction it was. */
  acts({
    groupId,
    since,
    until,
  }: RecordedTime): Promise<{ act: string; kind: RestrictionKind | null; count: number }[]> {
    return this.database.client.$queryRaw(Prisma.sql`
      SELECT act, CASE WHEN act = 'member.restricted' THEN facts->>'kind' END AS kind, count(*)::int AS count
      FROM moderation_log_entries
      WHERE group_id = ${groupId}::uuid AND at >= ${since} AND at < ${until}
        AND act IN ('member.restricted', 'post.approved', 'post.refused', 'raid-mode.begun')
      GROUP BY 1, 2 ORDER BY count DESC, 1, 2`);
  }
}
