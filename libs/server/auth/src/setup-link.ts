import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, type Transaction } from '@lectern/server/database';
import { CONFIG, DomainError, hashOf, newSecret, type Config } from '@lectern/server/platform';

/** The one-time link that makes the first owner of a fresh production server; only the log shows it. */
@Injectable()
export class SetupLink implements OnApplicationBootstrap {
  private readonly logger = new Logger('setup');

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.isProduction || !(await this.isNeeded())) return;
    const token = newSecret();
    const row = { tokenHash: hashOf(token), usedAt: null, createdAt: new Date() };
    await this.database.client.setupLink.upsert({ where: { id: 1 }, create: row, update: row });
    this.logger.warn(
      `Nobody has an account here yet. The first owner opens ${new URL(`/setup/${token}`, this.config.publicUrl).href}`,
    );
  }

  /** Whether nobody has an account yet and the first must come through the link. */
  async isNeeded(): Promise<boolean> {
    if (!this.config.isProduction) return false;
    return (await this.database.client.person.findFirst({ select: { id: true } })) === null;
  }

  /** Uses the link up, or refuses. */
  async redeem(token: string, transaction: Transaction): Promise<void> {
    const { count } = await transaction.setupLink.updateMany({
      where: { id: 1, tokenHash: hashOf(token), usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count === 0)
      throw new DomainError(
        'E_GONE',
        'This link was used already, or a newer one was made. Look at the end of the server’s log.',
      );
  }
}
