import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from './config';

/** Whether this server is about to stop: said at `/health/ready` for `DRAIN_SECONDS` before anything is closed. */
@Injectable()
export class Draining implements OnModuleDestroy {
  private isBegun = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get isDraining(): boolean {
    return this.isBegun;
  }

  /** The first thing that happens when the server is told to stop. */
  async onModuleDestroy(): Promise<void> {
    this.isBegun = true;
    await new Promise((resolve) => setTimeout(resolve, this.config.drainMs));
  }
}
