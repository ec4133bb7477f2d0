import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '@lectern/server/database';

/** That an account is to go, as stored. */
export interface StoredDeparture {
  readonly personId: string;
  readonly email: string;
  readonly requestedAt: Date;
  readonly dueAt: Date;
  readonly startedAt: Date | null;
  readonly erasedAt: Date | null;
}

/** Which accounts are to go. */
@Injectable()
export class DepartureRepository {
  constructor(private readonly database: Database) {}

  find(personId: string): Promise<StoredDeparture | null> {
    return this.database.client.departure.findUnique({ where: { personId } });
  }

  /** Puts down that an account is to go; one that is to go already keeps its day. */
  async request(personId: string, email: string, requestedAt: Date, dueAt: Date): Promise<void> {
    await this.database.client.departure.createMany({
      data: [{ personId, email, requestedAt, dueAt }],
      skipDuplicates: true,
    });
  }

  /** Calls it off; false when it has begun. */
  async cancel(personId: string): Promise<boolean> {
    await this.database.client.departure.deleteMany({ where: { personId, startedAt: null } });
    return (await this.find(personId)) === null;
  }

  async due(at: Date, most: number): Promise<string[]> {
    const rows = await this.database.client.departure.findMany({
      where: { dueAt: { lte: at } },
      orderBy: { dueAt: 'asc' },
      take: most,
      select: { personId: true },
    });
    return rows.map(({ personId }) => personId);
  }

  /** Begins it, from where nobody can call it off; null when it was called off or is not due. */
  async start(personId: string, at: Date): Promise<StoredDeparture | null> {
    await this.database.client.departure.updateMany({
      where: { personId, dueAt: { lte: at }, startedAt: null },
      data: { startedAt: at },
    });
    const found = await this.find(personId);
    return found?.startedAt ? found : null;
  }

  /** Nobody signs in to it any more. */
  async lock(personId: string): Promise<void> {
    await this.database.client.password.deleteMany({ where: { personId } });
    await this.database.client.passwordReset.deleteMany({ where: { personId } });
  }

  /** The account itself, with everything that hangs on it; what they were told is their own stream. */
  async erase(personId: string, at: Date): Promise<void> {
    await this.database.write(async (transaction) => {
      await transaction.$executeRaw(
        Prisma.sql`DELETE FROM streams WHERE id = ${personId}::uuid AND kind = 'notifications'`,
      );
      await transaction.person.deleteMany({ where: { id: personId } });
      await transaction.departure.update({ where: { personId }, data: { erasedAt: at }, select: { personId: true } });
    });
  }

  async forget(personId: string): Promise<void> {
    await this.database.client.departure.deleteMany({ where: { personId } });
  }
}
