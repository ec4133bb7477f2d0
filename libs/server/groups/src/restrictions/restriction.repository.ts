import { Injectable } from '@nestjs/common';
import type { MemberRole, Person, RestrictionKind } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import { conflict } from '@lectern/server/platform';

/** A restriction as stored. */
export interface StoredRestriction {
  readonly id: string;
  readonly groupId: string;
  readonly group: { readonly id: string; readonly name: string };
  readonly person: Person;
  readonly kind: RestrictionKind;
  readonly role: MemberRole;
  readonly reason: string;
  readonly createdAt: Date;
  readonly until: Date;
}

/** A restriction before it is stored. */
export interface NewRestriction extends Pick<
  StoredRestriction,
  'id' | 'groupId' | 'kind' | 'role' | 'reason' | 'until'
> {
  readonly personId: string;
}

const shown = {
  id: true,
  groupId: true,
  group: { select: { id: true, name: true } },
  person: { select: { id: true, displayName: true } },
  kind: true,
  role: true,
  reason: true,
  createdAt: true,
  until: true,
} as const;

/** Who may not do what, until when. */
@Injectable()
export class RestrictionRepository {
  constructor(private readonly database: Database) {}

  async create(given: NewRestriction, transaction: Transaction): Promise<StoredRestriction> {
    const { id, groupId, personId, kind, role, reason, until } = given;
    return transaction.restriction.create({
      data: { id, groupId, personId, kind, role, reason, until },
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

  ofGroup(groupId: string): Promise<StoredRestriction[]> {
    return this.database.client.restriction.findMany({
      where: { groupId, endedAt: null },
      orderBy: [{ until: 'asc' }, { id: 'asc' }],
      select: shown,
    });
  }

  ofPerson(personId: string): Promise<StoredRestriction[]> {
    return this.database.client.restriction.findMany({
      where: { personId, endedAt: null },
      orderBy: [{ until: 'asc' }, { id: 'asc' }],
      select: shown,
    });
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

  async end(id: string, at: Date, transaction: Transaction): Promise<void> {
    await transaction.restriction.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } });
  }

  /** A role given meanwhile would be undone when the restriction ends. */
  async refuseIfRestricted(groupId: string, personId: string, transaction: Transaction): Promise<void> {
    if (await this.inForce(groupId, personId, transaction))
      throw conflict('This member is muted. Lift that first, then change the role.');
  }
}
