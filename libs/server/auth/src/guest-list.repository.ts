import { Injectable } from '@nestjs/common';
import { Database } from '@lectern/server/database';
import { hashOf } from '@lectern/server/platform';

/** Invitations as registration sees them: proof that somebody is expected. */
@Injectable()
export class GuestListRepository {
  constructor(private readonly database: Database) {}

  /** Whether a link can still be used. */
  async isInvited(token: string): Promise<boolean> {
    const found = await this.database.client.invitation.findFirst({
      where: { tokenHash: hashOf(token), revokedAt: null, expiresAt: { gt: new Date() } },
      select: { uses: true, usesMax: true },
    });
    return found !== null && found.uses < found.usesMax;
  }
}
