import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { CreateInvitation, MemberRole, Person } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';

/** An invitation as stored; its secret is kept as a hash alone. */
export interface StoredInvitation {
  readonly id: string;
  readonly groupId: string;
  readonly role: MemberRole;
  readonly usesMax: number;
  readonly uses: number;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: Person | null;
}

const columns = {
  id: true,
  groupId: true,
  role: true,
  usesMax: true,
  uses: true,
  expiresAt: true,
  revokedAt: true,
  createdAt: true,
  createdBy: { select: { id: true, displayName: true } },
} as const;

/** Invitations and requests to join. */
@Injectable()
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  async create(
    groupId: string,
    createdById: string,
    input: CreateInvitation,
    transaction: Transaction,
  ): Promise<{ token: string; invitation: StoredInvitation }> {
    const token = newSecret();
    const expiresAt = new Date(Date.now() + input.expiresInDays * 86_400_000);
    const invitation = await transaction.invitation.create({
      data: {
        id: randomUUID(),
        groupId,
        createdById,
        tokenHash: hashOf(token),
        role: input.role,
        usesMax: input.usesMax,
        expiresAt,
      },
      select: columns,
    });
    return { token, invitation };
  }

  /** Those of a group that can still be used, newest first. */
  async usable(groupId: string, transaction: Transaction = this.database.client): Promise<StoredInvitation[]> {
    const found = await transaction.invitation.findMany({
      where: { groupId, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'desc' },
      select: columns,
    });
    return found.filter((invitation) => invitation.uses < invitation.usesMax);
  }

  findByToken(token: string): Promise<StoredInvitation | null> {
    return this.database.client.invitation.findUnique({ where: { tokenHash: hashOf(token) }, select: columns });
  }

  async revoke(groupId: string, id: string, transaction: Transaction): Promise<boolean> {
    const { count } = await transaction.invitation.updateMany({
      where: { id, groupId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return count > 0;
  }

  /** Revokes the links somebody made into these roles. */
  async revokeMadeBy(
    groupId: string,
    createdById: string,
    roles: readonly MemberRole[],
    transaction: Transaction,
  ): Promise<void> {
    await transaction.invitation.updateMany({
      where: { groupId, createdById, role: { in: [...roles] }, revokedAt: null },
      data: { revokedAt: new Date() },
    });
  }

  /** Takes one use; false when none is left, it expired or was revoked. One statement, so two at once cannot both take the last. */
  async use(id: string, transaction: Transaction): Promise<boolean> {
    const count = await transaction.$executeRaw(Prisma.sql`
      UPDATE invitations SET uses = uses + 1
      WHERE id = ${id}::uuid AND uses < uses_max AND revoked_at IS NULL AND expires_at > now()`);
    return count > 0;
  }

  async request(groupId: string, personId: string, message: string): Promise<void> {
    await this.database.client.joinRequest.upsert({
      where: { groupId_personId: { groupId, personId } },
      create: { id: randomUUID(), groupId, personId, message },
      update: { message },
      select: { id: true },
    });
  }

  requests(groupId: string) {
    return this.database.client.joinRequest.findMany({
      where: { groupId },
      orderBy: { createdAt: 'asc' },
      select: { id: true, message: true, createdAt: true, person: { select: { id: true, displayName: true } } },
    });
  }

  /** Takes a request away and returns whose it was; null when there is none (any more). */
  async take(groupId: string, requestId: string, transaction: Transaction): Promise<string | null> {
    const rows = await transaction.$queryRaw<{ person_id: string }[]>(Prisma.sql`
      DELETE FROM join_requests WHERE id = ${requestId}::uuid AND group_id = ${groupId}::uuid RETURNING person_id`);
    return rows[0]?.person_id ?? null;
  }
}
