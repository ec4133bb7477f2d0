import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { serverLimits } from '@lectern/server/platform';
import { CommittedStreams } from '@lectern/server/realtime';
import { SearchIndexRepository } from './search-index.repository';

/**
 * Makes comments findable behind those who write: once nobody has written for a moment, or after a few seconds where
 * they go on. Rounds as long as these seconds see to what a server left behind that died.
 */
@Injectable()
export class SearchFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('search');
  private quiet: NodeJS.Timeout | undefined;
  private round: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private isEnding = false;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly committed: CommittedStreams,
    private readonly index: SearchIndexRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.stopHearing = this.committed.heard(() => {
      clearTimeout(this.quiet);
      this.quiet = setTimeout(() => this.run(), serverLimits.searchIndexQuietMs).unref();
    });
    this.round = setInterval(() => this.run(), serverLimits.searchIndexLatestMs).unref();
    this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    this.stopHearing();
    clearTimeout(this.quiet);
    clearInterval(this.round);
    await this.running;
  }

  private run(): void {
    this.running ??= this.takeAll().finally(() => (this.running = null));
  }

  private async takeAll(): Promise<void> {
    try {
      while (!this.isEnding && (await this.index.take('pass')) === serverLimits.commentsIndexedAtOnce);
    } catch (error) {
      // they wait on, for the next round
      this.logger.warn(error);
    }
  }
}
