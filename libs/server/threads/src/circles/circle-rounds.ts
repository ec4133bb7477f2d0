import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { serverLimits } from '@lectern/server/platform';
import { CircleRepository } from './circle.repository';
import { KeepCirclesUseCase } from './keep-circles.use-case';

/** Looks for members who came after circles were dealt. Of two servers that find the same one, the second finds them placed. */
@Injectable()
export class CircleRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('circles');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly repository: CircleRepository,
    private readonly circles: KeepCirclesUseCase,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.round()), serverLimits.circlesEveryMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Places whoever sits in no circle now. */
  async round(): Promise<void> {
    try {
      await this.circles.placeLateComers(await this.repository.lateComers(serverLimits.lateComersPerRound));
    } catch (error) {
      this.logger.error(error);
    }
  }
}
