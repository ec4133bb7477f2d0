import { Injectable } from '@nestjs/common';
import type { SetPush } from '@lectern/contracts';
import { Database } from '@lectern/server/database';

/** A browser that is told by push, as whoever uses it sees it. */
export interface PushedBrowser {
  readonly endpoint: string;
  readonly showsWords: boolean;
  readonly createdAt: Date;
}

/** Which browsers are told by push. */
@Injectable()
export class PushSubscriptionRepository {
  constructor(private readonly database: Database) {}

  find(sessionId: string): Promise<PushedBrowser | null> {
    return this.database.client.pushSubscription.findUnique({
      where: { sessionId },
      select: { endpoint: true, showsWords: true, createdAt: true },
    });
  }

  /**
   * Tells the browser of a sign-in by push; false when the person has too many. Whoever had the same browser before is
   * told there no more.
   */
  set(personId: string, sessionId: string, { endpoint, keys, showsWords }: SetPush, most: number): Promise<boolean> {
    return this.database.write(async (transaction) => {
      // two of one person at once are counted one after the other
      await transaction.$queryRaw`SELECT id FROM people WHERE id = ${personId}::uuid FOR UPDATE`;
      await transaction.pushSubscription.deleteMany({ where: { endpoint, sessionId: { not: sessionId } } });
      const others = await transaction.pushSubscription.count({ where: { personId, sessionId: { not: sessionId } } });
      if (others >= most) return false;
      const { p256dh, auth } = keys;
      await transaction.pushSubscription.upsert({
        where: { sessionId },
        create: { sessionId, personId, endpoint, p256dh, auth, showsWords },
        update: { endpoint, p256dh, auth, showsWords },
        select: { id: true },
      });
      return true;
    });
  }

  async end(personId: string, sessionId: string): Promise<void> {
    await this.database.client.pushSubscription.deleteMany({ where: { personId, sessionId } });
  }

  /** Forgets one whose push service says that it is gone, or which it never had. */
  async forget(id: string): Promise<void> {
    await this.database.client.pushSubscription.deleteMany({ where: { id } });
  }
}
