import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';

/** The one link that makes the first owner, kept as a hash alone. */
@Injectable()
export class SetupLinkRepository {
  constructor(private readonly database: Database) {}

  /** Makes the link anew and returns its secret; one made before is void. */
  async renew(): Promise<string> {
    const token = newSecret();
    const row = { tokenHash: hashOf(token), usedAt: null, createdAt: new Date() };
    await this.database.client.setupLink.upsert({ where: { id: 1 }, create: row, update: row, select: { id: true } });
    return token;
  }

  /** Uses the link up; false when it was used before or is another one. */
  async use(token: string, transaction: Transaction): Promise<boolean> {
    const { count } = await transaction.setupLink.updateMany({
      where: { id: 1, tokenHash: hashOf(token), usedAt: null },
      data: { usedAt: new Date() },
    });
    return count > 0;
  }
}
