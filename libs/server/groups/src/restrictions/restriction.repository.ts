import { Injectable } from '@nestjs/common';
import type { MemberRole, Person, RestrictionKind } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import { conflict } from '@lectern/server/platform';
import type { NamedRule } from '@lectern/server/statements';

/** How a restriction ended: by its time, lifted, or by the judgement of an appeal. */
export type RestrictionEnd = 'lapse' | 'restore' | 'appeal';

/** A restriction as stored. */
export interface StoredRestriction {
  readonly id: string;
  readonly groupId: string;
  readonly group: { readonly id: string; readonly name: string };
  readonly person: Person;
  readonly kind: RestrictionKind;
  readonly role: MemberRole;
  readonly joinedAt: Date | null;
  readonly facts: string;
  readonly reason: string;
  readonly createdAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly begunById: string | null;
  readonly ruleVersion: number | null;
  readonly ruleNumber: number | null;
  readonly replacesId: string | null;
  readonly statement: { readonly id: string } | null;
  readonly appeal: {
    readonly id: string;
    readonly words: string;
    readonly createdAt: Date;
    readonly judgedAt: Date | null;
  } | null;
}

/** A restriction before it is stored. */
export interface NewRestriction extends Pick<
  StoredRestriction,
  'id' | 'groupId' | 'kind' | 'role' | 'joinedAt' | 'facts' | 'reason' | 'until' | 'replacesId'
> {
  readonly personId: string;
  readonly begunById: string;
  readonly rule: NamedRule;
}

const shown = {
  id: true,
  groupId: true,
  group: { select: { id: true, name: true } },
  person: { select: { id: true, displayName: true } },
  kind: true,
  role: true,
  joinedAt: true,
  facts: true,
  reason: true,
  createdAt: true,
  until: true,
  endedAt: true,
  endedBy: true,
  begunById: true,
  ruleVersion: true,
  ruleNumber: true,
  replacesId: true,
  statement: { select: { id: true } },
  appeal: { select: { id: true, words: true, createdAt: true, judgedAt: true } },
} as const;

/** Who may not do what, until when. */
@Injectable()
export class RestrictionRepository {
  constructor(private readonly database: Database) {}

  async create(given: NewRestriction, at: Date, transaction: Transaction): Promise<StoredRestriction> {
    const { id, groupId, personId, kind, role, joinedAt, facts, reason, until, begunById, replacesId, rule } = given;
    return transaction.restriction.create({
      data: {
        id,
        groupId,
        personId,
        kind,
        role,
        joinedAt,
        facts,
        reason,
        createdAt: at,
        until,
        begunById,
        replacesId,
        ruleVersion: rule.version,
        ruleNumber: rule.rule.number,
      },
      select: shown,
    });
  }

  /** The one in force of somebody in a group. */
  inForce(groupId: string, personId: string, transaction: Transaction): Promise<StoredRestriction | null> {
    return transaction.restriction.findFirst({ where: { groupId, personId, endedAt: null }, select: shown });
  }

  find(groupId: string, id: string, transaction: Transaction): Promise<StoredRestriction | null> {
    return transaction.restriction.findFirst({ where: { id, groupId, endedAt: null }, select: shown });
  }

  /** One of any time, in whatever group. */
  ofAnyTime(id: string, transaction: Transaction = this.database.client): Promise<StoredRestriction | null> {
    return transaction.restriction.findUnique({ where: { id }, select: shown });
  }

  /** Those in force, and those an appeal waits against; appeals first. */
  async ofGroup(groupId: string): Promise<StoredRestriction[]> {
    const found = await this.database.client.restriction.findMany({
      where: { groupId, OR: [{ endedAt: null }, { appeal: { judgedAt: null } }] },
      orderBy: [{ until: 'asc' }, { id: 'asc' }],
      select: shown,
    });
    const waits = ({ appeal }: StoredRestriction) => (appeal?.judgedAt === null ? 0 : 1);
    return found.sort((a, b) => waits(a) - waits(b));
  }

  ofPerson(personId: string): Promise<StoredRestriction[]> {
    return this.database.client.restriction.findMany({
      where: { personId, endedAt: null },
      orderBy: [{ until: 'asc' }, { id: 'asc' }],
      select: shown,
    });
  }

  /** How often comments of somebody were reported in a group. */
  reportsOf(groupId: string, personId: string, transaction: Transaction): Promise<number> {
    return transaction.report.count({ where: { case: { groupId, comment: { authorId: personId } } } });
  }

  /** Those whose time is over. */
  over(at: Date, most: number): Promise<{ id: string; groupId: string }[]> {
    return this.database.client.restriction.findMany({
      where: { endedAt: null, until: { lte: at } },
      orderBy: { until: 'asc' },
      take: most,
      select: { id: true, groupId: true },
    });
  }

  async end(id: string, by: RestrictionEnd, at: Date, transaction: Transaction): Promise<void> {
    await transaction.restriction.updateMany({ where: { id, endedAt: null }, data: { endedAt: at, endedBy: by } });
  }

  /** A role given meanwhile would be undone when the restriction ends. */
  async refuseIfRestricted(groupId: string, personId: string, transaction: Transaction): Promise<void> {
    if (await this.inForce(groupId, personId, transaction))
      throw conflict('This member is muted. Lift that first, then change the role.');
  }
}
