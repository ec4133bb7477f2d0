import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';
import type { StoredPerson } from './person.repository';

/** A link to a new password, with whose it is. */
export interface StoredReset {
  readonly expiresAt: Date;
  readonly person: Pick<StoredPerson, 'id' | 'email' | 'displayName'>;
}

/** Links to a new password, kept as hashes alone. */
@Injectable()
export class PasswordResetRepository {
  constructor(private readonly database: Database) {}

  /** Makes a link and returns its secret; links of anybody that expired are cleared away. */
  async create(personId: string, expiresAt: Date): Promise<string> {
    const token = newSecret();
    await this.database.client.passwordReset.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await this.database.client.passwordReset.create({
      data: { tokenHash: hashOf(token), personId, expiresAt },
      select: { personId: true },
    });
    return token;
  }

  find(token: string): Promise<StoredReset | null> {
    return this.database.client.passwordReset.findUnique({
      where: { tokenHash: hashOf(token) },
      select: { expiresAt: true, person: { select: { id: true, email: true, displayName: true } } },
    });
  }

  /** Takes a link away; false when it was used meanwhile. */
  async use(token: string, transaction: Transaction): Promise<boolean> {
    const { count } = await transaction.passwordReset.deleteMany({ where: { tokenHash: hashOf(token) } });
    return count > 0;
  }

  async deleteOf(personId: string, transaction: Transaction): Promise<void> {
    await transaction.passwordReset.deleteMany({ where: { personId } });
  }
}
