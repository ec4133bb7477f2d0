import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database, migrationNames } from '@lectern/server/database';
import { CONFIG, Draining, REDIS, remembered, type Config, type Redis } from '@lectern/server/platform';

/** however often anybody asks, it costs a few queries a second */
const rememberedForMs = 1_000;
const lookEveryMs = 5_000;

/** Whether this server can serve, and what keeps it from it: for balancers, and, when it changes, for the log. */
@Injectable()
export class Readiness implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ready');
  private readonly look = remembered(rememberedForMs, () => this.faultsNow());
  private migrations: Promise<string[]> | null = null;
  /** another server was there first and nothing carries word between the two */
  private isSecondAlone: boolean | null = null;
  private timer: NodeJS.Timeout | null = null;
  private told = '';

  constructor(
    private readonly database: Database,
    private readonly draining: Draining,
    @Inject(REDIS) private readonly redis: Redis | null,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    void this.tell();
    this.timer = setInterval(() => void this.tell(), lookEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** What keeps this server from serving; empty when nothing does. */
  async faults(): Promise<string[]> {
    return this.draining.isDraining ? ['The server is going away.'] : this.look();
  }

  private async faultsNow(): Promise<string[]> {
    const [database, redis] = await Promise.all([this.databaseFaults(), this.redisFaults()]);
    return [...database, ...redis];
  }

  private async databaseFaults(): Promise<string[]> {
    const faults = await this.database.faults();
    if (faults.some((fault) => fault === databaseAway)) return faults;
    return [...faults, ...(await this.migrationFaults()), ...(await this.sharingFaults())];
  }

  private async migrationFaults(): Promise<string[]> {
    const names = await (this.migrations ??= migrationNames(this.config.prismaFolder));
    if (names.length === 0) return [`There are no migrations in ${this.config.prismaFolder}: set PRISMA_FOLDER.`];
    const missing = await this.database.missingMigrations(names);
    if (missing.length === 0) return [];
    return [
      `The database lacks ${missing.length} of ${names.length} migrations, from ${missing[0]} on: run "npm run db:migrate".`,
    ];
  }

  /** Two servers on one database must be able to tell each other what happens. The one that came later steps back. */
  private async sharingFaults(): Promise<string[]> {
    if (this.redis !== null || this.isSecondAlone === false) return [];
    this.isSecondAlone = await this.database.isShared();
    return this.isSecondAlone
      ? ['Another server uses this database: several need REDIS_URL, the same for all of them.']
      : [];
  }

  private async redisFaults(): Promise<string[]> {
    if (this.redis === null) return [];
    return this.redis.ping().then(
      () => [],
      () => ['Redis (REDIS_URL) does not answer.'],
    );
  }

  private async tell(): Promise<void> {
    const faults = await this.faults().catch((error: unknown) => [String(error)]);
    const text = faults.join(' ');
    if (text === this.told) return;
    if (text === '') this.logger.log('Ready.');
    else this.logger.error(`Not ready: ${text}`);
    this.told = text;
  }
}

/** what `Database.faults` says when there is nothing more to ask */
const databaseAway = 'The database does not answer.';
