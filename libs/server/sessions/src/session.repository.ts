import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
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

/** A session as its person sees it in a list. */
export interface ListedSession extends StoredSession {
  /** that the browser is told by push */
  readonly isPushedTo: boolean;
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
    const found = await this.database.client.session.findMany({
      where: { id: { in: [...ids] }, ...this.holding() },
      select: { id: true },
    });
    return new Set(found.map((session) => session.id));
  }

  async touch(id: string, at: Date): Promise<void> {
    await this.database.client.session.updateMany({ where: { id }, data: { lastSeenAt: at } });
  }

  /** Where a person is signed in: only sessions that still hold. */
  async ofPerson(personId: string): Promise<ListedSession[]> {
    const found = await this.database.client.session.findMany({
      where: { personId, ...this.holding() },
      select: { ...shown, push: { select: { id: true } } },
      orderBy: { lastSeenAt: 'desc' },
    });
    return found.map(({ push, ...session }) => ({ ...session, isPushedTo: push !== null }));
  }

  /** Deletes one session of a person, or all except one, and returns the ids that were there. */
  delete(
    personId: string,
    which: { id: string } | { except: string },
    transaction: Transaction = this.database.client,
  ): Promise<string[]> {
    const one = 'id' in which ? Prisma.sql`id = ${which.id}::uuid` : Prisma.sql`id <> ${which.except}::uuid`;
    return deleted(Prisma.sql`person_id = ${personId}::uuid AND ${one}`, transaction);
  }

  /** Deletes every session of a person and returns the ids that were there. */
  deleteAll(personId: string, transaction: Transaction = this.database.client): Promise<string[]> {
    return deleted(Prisma.sql`person_id = ${personId}::uuid`, transaction);
  }

  async deleteExpired(before: Date, idleBefore: Date): Promise<void> {
    await this.database.client.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: before } }, { lastSeenAt: { lt: idleBefore } }] },
    });
  }

  private holding() {
    const now = Date.now();
    return { expiresAt: { gt: new Date(now) }, lastSeenAt: { gt: new Date(now - this.config.sessionIdleMs) } };
  }
}

async function deleted(which: Prisma.Sql, transaction: Transaction): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>(
    Prisma.sql`DELETE FROM sessions WHERE ${which} RETURNING id`,
  );
  return rows.map((row) => row.id);
}
