import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Transaction } from '@lectern/server/database';
import { CONFIG, DomainError, type Config } from '@lectern/server/platform';
import { PersonRepository } from './person.repository';
import { SetupLinkRepository } from './setup-link.repository';

/** The one-time link that makes the first owner of a fresh production server; only the log shows it. */
@Injectable()
export class SetupLink implements OnApplicationBootstrap {
  private readonly logger = new Logger('setup');

  constructor(
    private readonly people: PersonRepository,
    private readonly links: SetupLinkRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.isProduction || !(await this.isNeeded())) return;
    const token = await this.links.renew();
    this.logger.warn(
      `Nobody has an account here yet. The first owner opens ${new URL(`/setup/${token}`, this.config.publicUrl).href}`,
    );
  }

  /** Whether nobody has an account yet and the first must come through the link. */
  async isNeeded(): Promise<boolean> {
    if (!this.config.isProduction) return false;
    return !(await this.people.isAnybodyHere());
  }

  /** Uses the link up, or refuses. */
  async redeem(token: string, transaction: Transaction): Promise<void> {
    if (!(await this.links.use(token, transaction)))
      throw new DomainError(
        'E_GONE',
        'This link was used already, or a newer one was made. Look at the end of the server’s log.',
      );
  }
}
