import { Injectable } from '@nestjs/common';
import { weighReports, type WeighedReport, type Weighing } from '@lectern/domain';
import { Prisma, type Transaction } from '@lectern/server/database';

interface ReporterRow {
  readonly reporterId: string;
  readonly at: Date;
  readonly memberSince: Date;
  readonly earlierCases: string[];
  readonly right: number;
  readonly wrong: number;
  readonly ofAuthor: number;
}

/** So many of somebody's earlier reports are looked at, the newest. */
const earlierMax = 200;

/** Weighs the reports of a case by what its reporters did before in the group. */
@Injectable()
export class ReportWeights {
  async of(caseId: string, transaction: Transaction): Promise<Weighing> {
    const rows = await transaction.$queryRaw<ReporterRow[]>(Prisma.sql`
      SELECT reporters.reporter_id AS "reporterId", reporters.at,
        coalesce(memberships.joined_at, people.created_at) AS "memberSince",
        coalesce(earlier.cases, '{}') AS "earlierCases", coalesce(earlier."right", 0) AS "right",
        coalesce(earlier.wrong, 0) AS wrong, coalesce(earlier.of_author, 0) AS "ofAuthor"
      FROM (SELECT reporter_id, min(created_at) AS at FROM reports
          WHERE case_id = ${caseId}::uuid AND reporter_id IS NOT NULL GROUP BY reporter_id) AS reporters
        JOIN people ON people.id = reporters.reporter_id
        JOIN moderation_cases this ON this.id = ${caseId}::uuid
        JOIN comments target ON target.id = this.comment_id
        LEFT JOIN memberships ON memberships.group_id = this.group_id AND memberships.person_id = reporters.reporter_id
        LEFT JOIN LATERAL (
          SELECT array_agg(one.id::text) AS cases,
            count(*) FILTER (WHERE one.action IN ('warn', 'ask-change', 'hold', 'hide', 'remove'))::int AS "right",
            count(*) FILTER (WHERE one.action IN ('approve', 'restore'))::int AS wrong,
            count(*) FILTER (WHERE one.author_id = target.author_id)::int AS of_author
          FROM (
            SELECT DISTINCT ON (other.id) other.id, comments.author_id,
              (SELECT action FROM decisions WHERE decisions.case_id = other.id AND decisions.ended_at IS NULL
                ORDER BY decided_at DESC LIMIT 1) AS action
            FROM (SELECT case_id FROM reports WHERE reporter_id = reporters.reporter_id
                AND case_id <> ${caseId}::uuid ORDER BY created_at DESC LIMIT ${earlierMax}) AS given
              JOIN moderation_cases other ON other.id = given.case_id AND other.group_id = this.group_id
              JOIN comments ON comments.id = other.comment_id) AS one) AS earlier ON true`);
    return weighReports(rows.map(asReport));
  }
}

function asReport(row: ReporterRow): WeighedReport {
  const { reporterId, at, memberSince, earlierCases, right, wrong, ofAuthor } = row;
  return {
    reporterId,
    at: at.getTime(),
    memberSince: memberSince.getTime(),
    earlierCases,
    rightBefore: right,
    wrongBefore: wrong,
    earlierOfAuthor: ofAuthor,
  };
}
