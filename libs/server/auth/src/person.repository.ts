import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { DomainError } from '@lectern/server/platform';

/** A person as their own account shows them. */
export interface StoredPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly createdAt: Date;
}

const shown = { id: true, email: true, displayName: true, createdAt: true } as const;

/** People and, apart from them, their password hashes. */
@Injectable()
export class PersonRepository {
  constructor(private readonly database: Database) {}

  /** Whether anybody has an account. */
  async isAnybodyHere(): Promise<boolean> {
    return (await this.database.client.person.findFirst({ select: { id: true } })) !== null;
  }

  /** Stores a new person; an address that has an account already is refused. */
  async create(
    person: { email: string; displayName: string; passwordHash: string },
    transaction: Transaction = this.database.client,
  ): Promise<StoredPerson> {
    try {
      return await transaction.person.create({
        data: {
          id: randomUUID(),
          email: person.email,
          displayName: person.displayName,
          password: { create: { hash: person.passwordHash } },
        },
        select: shown,
      });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
        throw new DomainError('E_EMAIL_TAKEN', 'This address has an account already. Sign in instead.', {
          field: 'email',
        });
      }
      throw error;
    }
  }

  find(id: string): Promise<StoredPerson | null> {
    return this.database.client.person.findUnique({ where: { id }, select: shown });
  }

  findByEmail(email: string): Promise<StoredPerson | null> {
    return this.database.client.person.findUnique({ where: { email }, select: shown });
  }

  async passwordHash(personId: string): Promise<string | null> {
    const stored = await this.database.client.password.findUnique({ where: { personId }, select: { hash: true } });
    return stored?.hash ?? null;
  }

  async setPasswordHash(personId: string, hash: string, transaction: Transaction): Promise<void> {
    await transaction.password.update({ where: { personId }, data: { hash, changedAt: new Date() } });
  }

  rename(id: string, displayName: string): Promise<StoredPerson> {
    return this.database.client.person.update({ where: { id }, data: { displayName }, select: shown });
  }
}
