import { Injectable } from '@nestjs/common';
import { raidSignsSchema, type BeginRaidMode, type RaidMode, type RaidSigns } from '@lectern/contracts';
import { isRaidMode, type Burst } from '@lectern/domain';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** What a group's row has about raid mode. */
export interface StoredRaid {
  readonly raidBegunAt: Date | null;
  readonly raidUntil: Date | null;
  readonly raidReason: string | null;
  readonly raidHoldsNewcomers: boolean;
  readonly raidSlowSeconds: number | null;
  readonly raidClosesJoining: boolean;
  readonly raidSigns: unknown;
}

/** The columns of `StoredRaid`. */
export const raidColumns = {
  raidBegunAt: true,
  raidUntil: true,
  raidReason: true,
  raidHoldsNewcomers: true,
  raidSlowSeconds: true,
  raidClosesJoining: true,
  raidSigns: true,
} as const;

const none = {
  raidBegunAt: null,
  raidUntil: null,
  raidReason: null,
  raidHoldsNewcomers: false,
  raidSlowSeconds: null,
  raidClosesJoining: false,
} as const;

/** Groups in raid mode, and those that something looks like a raid in. It stands in the group's row: there is one, or none. */
@Injectable()
export class RaidModeRepository {
  constructor(private readonly database: Database) {}

  async of(groupId: string, transaction: Transaction): Promise<StoredRaid> {
    return transaction.group.findUniqueOrThrow({ where: { id: groupId }, select: raidColumns });
  }

  async begin(groupId: string, given: BeginRaidMode, at: Date, until: Date, transaction: Transaction): Promise<void> {
    await transaction.group.update({
      where: { id: groupId },
      data: {
        raidBegunAt: at,
        raidUntil: until,
        raidReason: given.reason,
        raidHoldsNewcomers: given.holdsNewcomers,
        raidSlowSeconds: given.slowSeconds,
        raidClosesJoining: given.closesJoining,
        raidSigns: Prisma.DbNull,
      },
      select: { id: true },
    });
  }

  async end(groupId: string, transaction: Transaction): Promise<void> {
    await transaction.group.update({ where: { id: groupId }, data: none, select: { id: true } });
  }

  /** Keeps or forgets what looks like a raid; nothing is said of the group again before a moment. */
  async keepSigns(groupId: string, signs: RaidSigns | null, quietUntil: Date, transaction: Transaction): Promise<void> {
    await transaction.group.update({
      where: { id: groupId },
      data: { raidSigns: signs ?? Prisma.DbNull, raidQuietUntil: quietUntil },
      select: { id: true },
    });
  }

  /** Groups whose raid mode is over and was not ended by anybody. */
  over(at: Date, most: number): Promise<{ id: string }[]> {
    return this.database.client.group.findMany({
      where: { raidUntil: { lte: at } },
      orderBy: { raidUntil: 'asc' },
      take: most,
      select: { id: true },
    });
  }

  async leaders(groupId: string): Promise<string[]> {
    const rows = await this.database.client.membership.findMany({
      where: { groupId, role: { in: ['owner', 'moderator'] } },
      select: { personId: true },
    });
    return rows.map(({ personId }) => personId);
  }

  /**
   * What many people did in a group within the last ten minutes, and within the seven days before. Groups of which
   * nothing is said now, and those younger than a day, of which nobody knows what is usual, are left out.
   */
  async bursts(at: Date, fewest: number, most: number): Promise<{ groupId: string; bursts: Burst[] }[]> {
    const since = new Date(at.getTime() - 600_000);
    const weekBefore = new Date(since.getTime() - 7 * 86_400_000);
    const dayOld = new Date(at.getTime() - 86_400_000);
    const rows = await this.database.client.$queryRaw<(Burst & { groupId: string })[]>(Prisma.sql`
      WITH recent AS (
        SELECT group_id, 'members' AS kind, count(*)::int AS count FROM memberships
          WHERE joined_at > ${since} GROUP BY group_id
        UNION ALL
        SELECT cases.group_id, 'reports', count(DISTINCT reports.reporter_id)::int FROM reports
          JOIN moderation_cases AS cases ON cases.id = reports.case_id
          WHERE reports.created_at > ${since} GROUP BY cases.group_id
        UNION ALL
        SELECT group_id, 'holds', count(DISTINCT author_id)::int FROM held_posts
          WHERE held_at > ${since} GROUP BY group_id)
      SELECT recent.group_id AS "groupId", recent.kind, recent.count,
        CASE recent.kind
          WHEN 'members' THEN (SELECT count(*)::int FROM memberships WHERE group_id = recent.group_id
            AND joined_at > ${weekBefore} AND joined_at <= ${since})
          WHEN 'reports' THEN (SELECT count(*)::int FROM reports JOIN moderation_cases AS cases
            ON cases.id = reports.case_id WHERE cases.group_id = recent.group_id
            AND reports.created_at > ${weekBefore} AND reports.created_at <= ${since})
          ELSE (SELECT count(*)::int FROM held_posts WHERE group_id = recent.group_id
            AND held_at > ${weekBefore} AND held_at <= ${since}) END AS before
      FROM recent JOIN groups ON groups.id = recent.group_id
      WHERE recent.count >= ${fewest}::int AND groups.created_at < ${dayOld}
        AND groups.raid_until IS NULL AND groups.raid_signs IS NULL
        AND (groups.raid_quiet_until IS NULL OR groups.raid_quiet_until < ${at})
      ORDER BY recent.group_id LIMIT ${most}::int`);
    return [...Map.groupBy(rows, ({ groupId }) => groupId)].map(([groupId, bursts]) => ({ groupId, bursts }));
  }
}

/** Raid mode as members read it; null: the group is not in it. */
export function presentRaidMode(group: StoredRaid, atMs: number): RaidMode | null {
  const { raidBegunAt, raidUntil } = group;
  if (raidBegunAt === null || raidUntil === null || !isRaidMode(group, atMs)) return null;
  return {
    begunAt: raidBegunAt.toISOString(),
    until: raidUntil.toISOString(),
    reason: group.raidReason ?? '',
    holdsNewcomers: group.raidHoldsNewcomers,
    slowSeconds: group.raidSlowSeconds,
    closesJoining: group.raidClosesJoining,
  };
}

/** Why raid mode is proposed, for who leads the group. */
export function presentRaidSigns({ raidSigns }: Pick<StoredRaid, 'raidSigns'>): RaidSigns | null {
  return raidSigns === null ? null : raidSignsSchema.parse(raidSigns);
}
