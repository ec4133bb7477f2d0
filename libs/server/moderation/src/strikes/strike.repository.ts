import { Injectable } from '@nestjs/common';
import { limits, strikeKindSchema } from '@lectern/contracts';
import { strikeDays, type Decided } from '@lectern/domain';
import { Database, Prisma } from '@lectern/server/database';

/** Something decided against somebody, with where it can be read. */
export interface DecidedRecord extends Decided {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly reason: string;
  readonly caseId: string | null;
  readonly statementId: string | null;
}

/**
 * What was decided against people. Strikes are not stored: they are what is read here, so whatever ends a decision takes
 * its strike away in the same transaction.
 */
@Injectable()
export class StrikeRepository {
  constructor(private readonly database: Database) {}

  /** What was decided against somebody since strikes of that age are gone, the newest first; in one group or in all. */
  decided(personId: string, groupId: string | null, at: Date): Promise<DecidedRecord[]> {
    const kinds = [...strikeKindSchema.options];
    return this.database.client.$queryRaw<DecidedRecord[]>(Prisma.sql`
      SELECT found.*, groups.name AS "groupName" FROM (
        SELECT decisions.id, cases.group_id AS "groupId", action, decided_at AS at, ended_by AS "endedBy", reason,
          cases.id AS "caseId", statements.id AS "statementId"
        FROM comments JOIN moderation_cases cases ON cases.comment_id = comments.id
        JOIN decisions ON decisions.case_id = cases.id LEFT JOIN statements ON statements.decision_id = decisions.id
        WHERE comments.author_id = ${personId}::uuid
        UNION ALL
        SELECT restrictions.id, group_id, kind::text, restrictions.created_at,
          CASE WHEN ended_at IS NOT NULL THEN coalesce(ended_by, 'lapse') END, reason, NULL, statements.id
        FROM restrictions LEFT JOIN statements ON statements.restriction_id = restrictions.id
        WHERE restrictions.person_id = ${personId}::uuid
      ) AS found JOIN groups ON groups.id = found."groupId"
      WHERE (${groupId}::uuid IS NULL OR found."groupId" = ${groupId}::uuid) AND action = ANY(${kinds})
        AND at > ${at}::timestamptz - make_interval(days => ${strikeDays}::int)
      ORDER BY at DESC, found.id LIMIT ${limits.statementsPerList}::int`);
  }

  /** What a group is called, and whether somebody is in it. */
  async membership(groupId: string, personId: string): Promise<{ groupName: string; isMember: boolean } | null> {
    const found = await this.database.client.group.findUnique({
      where: { id: groupId },
      select: { name: true, memberships: { where: { personId }, select: { personId: true } } },
    });
    return found && { groupName: found.name, isMember: found.memberships.length > 0 };
  }
}
