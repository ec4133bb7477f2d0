import { Injectable } from '@nestjs/common';
import type { CreateGroup, JoinPolicy, MemberRole, Person, UpdateGroup, Visibility } from '@lectern/contracts';
import { lockGroup, lockStreams, renewAudience } from '@lectern/server/access';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { raidColumns, type StoredRaid } from './raid-mode/raid-mode.repository';
import { admittedAs } from './restrictions/admitted-as';

/** A group as listed, with what it is to one person. */
export interface StoredGroup extends StoredRaid {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly joinPolicy: JoinPolicy;
  readonly reactions: string[];
  readonly createdAt: Date;
  readonly _count: { memberships: number; readings: number };
  readonly memberships: { role: MemberRole }[];
  readonly joinRequests: { id: string }[];
}

/** A membership with the person. */
export interface StoredMember {
  readonly person: Person;
  readonly role: MemberRole;
  readonly joinedAt: Date;
}

const nobody = '00000000-0000-0000-0000-000000000000';
const memberColumns = { person: { select: { id: true, displayName: true } }, role: true, joinedAt: true } as const;

/** Groups and their members. */
@Injectable()
export class GroupRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  find(groupId: string, personId: string | null): Promise<StoredGroup | null> {
    return this.database.client.group.findUnique({ where: { id: groupId }, select: columns(personId) });
  }

  /** A person's own groups, and the public ones. */
  listFor(personId: string | null): Promise<StoredGroup[]> {
    return this.database.client.group.findMany({
      where: { OR: [{ memberships: { some: { personId: personId ?? nobody } } }, { visibility: 'public' }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      take: 500,
      select: columns(personId),
    });
  }

  /** Creates a group with its owner; false when the id is taken already. */
  async create(input: CreateGroup, commandHash: Uint8Array<ArrayBuffer>, ownerId: string): Promise<boolean> {
    const { commandId: id, name, description, visibility, joinPolicy } = input;
    const memberships = { create: { personId: ownerId, role: 'owner' } } as const;
    try {
      await this.database.client.group.create({
        data: { id, name, description, visibility, joinPolicy, commandHash, memberships },
        select: { id: true },
      });
      return true;
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false;
      throw error;
    }
  }

  /** The hash of the command that made a group, and the role somebody has in it; null when there is none. */
  async commandOf(
    groupId: string,
    personId: string,
  ): Promise<{ commandHash: Uint8Array | null; role: MemberRole | null } | null> {
    const found = await this.database.client.group.findUnique({
      where: { id: groupId },
      select: { commandHash: true, memberships: { where: { personId }, select: { role: true } } },
    });
    return found && { commandHash: found.commandHash, role: found.memberships[0]?.role ?? null };
  }

  async update(groupId: string, settings: UpdateGroup, transaction: Transaction): Promise<void> {
    const { name, description, visibility, joinPolicy, reactions } = settings;
    await transaction.group.update({
      where: { id: groupId },
      data: { name, description, visibility, joinPolicy, reactions },
      select: { id: true },
    });
  }

  async ownedBy(personId: string): Promise<number> {
    return this.database.client.membership.count({ where: { personId, role: 'owner' } });
  }

  async groupsOf(personId: string): Promise<string[]> {
    const rows = await this.database.client.membership.findMany({ where: { personId }, select: { groupId: true } });
    return rows.map(({ groupId }) => groupId);
  }

  members(groupId: string, transaction: Transaction = this.database.client): Promise<StoredMember[]> {
    return transaction.membership.findMany({
      where: { groupId },
      select: memberColumns,
      orderBy: [{ joinedAt: 'asc' }, { personId: 'asc' }],
    });
  }

  member(groupId: string, personId: string, transaction: Transaction): Promise<StoredMember | null> {
    return transaction.membership.findUnique({
      where: { groupId_personId: { groupId, personId } },
      select: memberColumns,
    });
  }

  /** Adds a member; somebody who is one keeps the role they have, and who is kept out is refused. */
  async addMember(groupId: string, personId: string, role: MemberRole, transaction: Transaction): Promise<void> {
    const given = await admittedAs(role, groupId, personId, transaction);
    await transaction.membership.createMany({ data: [{ groupId, personId, role: given }], skipDuplicates: true });
    await transaction.joinRequest.deleteMany({ where: { groupId, personId } });
  }

  /** Makes somebody the member they were, since when they were. */
  async giveBack(
    groupId: string,
    personId: string,
    { role, joinedAt }: { readonly role: MemberRole; readonly joinedAt: Date | null },
    transaction: Transaction,
  ): Promise<void> {
    await this.addMember(groupId, personId, role, transaction);
    if (joinedAt) await transaction.membership.updateMany({ where: { groupId, personId }, data: { joinedAt } });
  }

  async setRole(groupId: string, personId: string, role: MemberRole, transaction: Transaction): Promise<StoredMember> {
    return transaction.membership.update({
      where: { groupId_personId: { groupId, personId } },
      data: { role },
      select: memberColumns,
    });
  }

  /** Ends a membership, and with it the person's place in the group's circles. */
  async removeMember(groupId: string, personId: string, transaction: Transaction): Promise<void> {
    await transaction.audienceHearer.deleteMany({
      where: { personId, audience: { kind: 'circle', reading: { groupId } } },
    });
    await transaction.membership.deleteMany({ where: { groupId, personId } });
  }

  /** Locks the group's row: what is read and decided after it about members and rights still holds at the commit. */
  async lock(groupId: string, transaction: Transaction): Promise<void> {
    await lockGroup(groupId, transaction);
  }

  async owners(groupId: string, transaction: Transaction): Promise<number> {
    return transaction.membership.count({ where: { groupId, role: 'owner' } });
  }

  lockStreams(groupId: string, transaction: Transaction): Promise<void> {
    return lockStreams(groupId, transaction);
  }

  /** Begins a new audience, see `renewAudience`. */
  renewAudience(groupId: string, transaction: Transaction): Promise<void> {
    return renewAudience(groupId, transaction);
  }
}

function columns(personId: string | null) {
  const mine = { where: { personId: personId ?? nobody } };
  return {
    id: true,
    name: true,
    description: true,
    visibility: true,
    joinPolicy: true,
    reactions: true,
    createdAt: true,
    ...raidColumns,
    _count: { select: { memberships: true, readings: true } },
    memberships: { ...mine, select: { role: true } },
    joinRequests: { ...mine, select: { id: true } },
  } as const;
}
