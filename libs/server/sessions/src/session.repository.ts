import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database } from '@lectern/server/database';
import { CONFIG, hashOf, newSecret, type Config } from '@lectern/server/platform';

/** A session as stored; `tokenHash` never leaves this library. */
export interface StoredSession {
  readonly id: string;
  readonly personId: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

const shown = {
  id: true,
  personId: true,
  userAgent: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
} as const;

/** Sessions in PostgreSQL, found by the hash of what the cookie carries. */
@Injectable()
export class SessionRepository {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async create(
    personId: string,
    userAgent: string,
    expiresAt: Date,
  ): Promise<{ token: string; session: StoredSession }> {
    const token = newSecret();
    const session = await this.database.client.session.create({
      data: { tokenHash: hashOf(token), id: randomUUID(), personId, userAgent: userAgent.slice(0, 300), expiresAt },
      select: shown,
    });
    return { token, session };
  }

  find(token: string): Promise<StoredSession | null> {
    return this.database.client.session.findUnique({ where: { tokenHash: hashOf(token) }, select: shown });
  }

  /** Which of these sessions still hold. */
  async alive(ids: readonly string[]): Promise<Set<string>> {
    const now = new Date();
    const idleBefore = new Date(now.getTime() - this.config.sessionIdleMs);
    const found = await this.database.client.session.findMany({
      where: { id: { in: [...ids] }, expiresAt: { gt: now }, lastSeenAt: { gt: idleBefore } },
      select: { id: true },
    });
    return new Set(found.map((session) => session.id));
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.database.client.session.updateMany({ where: { id }, data: { lastSeenAt: at } });
  }

  ofPerson(personId: string): Promise<StoredSession[]> {
    return this.database.client.session.findMany({
      where: { personId },
      select: shown,
      orderBy: { lastSeenAt: 'desc' },
    });
  }

  /** Deletes sessions of a person and returns the ids that were there. */
  async delete(personId: string, which: { id: string } | { except: string } | 'all'): Promise<string[]> {
    const id = which === 'all' ? undefined : 'id' in which ? which.id : { not: which.except };
    const where = { personId, id };
    return this.database.write(async (transaction) => {
      const found = await transaction.session.findMany({ where, select: { id: true } });
      await transaction.session.deleteMany({ where });
      return found.map((session) => session.id);
    });
  }

  async deleteExpired(before: Date, idleBefore: Date): Promise<void> {
    await this.database.client.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: before } }, { lastSeenAt: { lt: idleBefore } }] },
    });
  }
}
