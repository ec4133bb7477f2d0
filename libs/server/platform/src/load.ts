import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from './config';
import { DomainError } from './domain-error';
import { nextLevel, noLoad, shedOrder, type LoadLevel, type Sheddable } from './load-level';
import { Metrics } from './metrics';

const measureEveryMs = 500;
const resolutionMs = 20;
/** many come back at once otherwise */
const retryAfterSeconds = { min: 2, spread: 4 } as const;

/**
 * How loaded this server is: how late its event loop runs and how long work waits for a connection to the
 * database, whichever is worse. Whoever offers something that can be left out asks here first.
 */
@Injectable()
export class Load implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('load');
  private readonly loop = monitorEventLoopDelay({ resolution: resolutionMs });
  private state: LoadLevel = noLoad;
  private waitsMs: number[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.enable();
    this.timer = setInterval(() => this.measure(), measureEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    this.loop.disable();
  }

  /** Tells how long something waited for a connection to the database. */
  waited(ms: number): void {
    this.waitsMs.push(ms);
  }

  /** Whether something is left out just now; counts it if so. */
  isShed(what: Sheddable): boolean {
    if (shedOrder.indexOf(what) >= this.state.level) return false;
    this.metrics.shed.inc({ what });
    return true;
  }

  /** Refuses with `E_BUSY` and when to try again what is left out just now. */
  refuse(what: Sheddable): void {
    if (!this.isShed(what)) return;
    throw new DomainError('E_BUSY', 'The server has more to do than it can just now. Try again in a moment.', {
      retryAfterSeconds: retryAfterSeconds.min + Math.floor(Math.random() * retryAfterSeconds.spread),
    });
  }

  private measure(): void {
    // standing still since the last time: the next time tells how long
    if (this.loop.count === 0) return;
    // of each sample: one long pause among many short ones is no load
    const late = Math.max(0, this.loop.percentile(75) / 1e6 - resolutionMs);
    const waited = percentile75(this.waitsMs);
    this.metrics.eventLoopDelay.set({ quantile: '0.5' }, this.loop.percentile(50) / 1e9);
    this.metrics.eventLoopDelay.set({ quantile: '0.99' }, this.loop.percentile(99) / 1e9);
    this.loop.reset();
    this.waitsMs = [];
    const before = this.state.level;
    this.state = nextLevel(this.state, Math.max(late, waited), this.config.shedDelayMs);
    this.metrics.loadLevel.set(this.state.level);
    if (before === 0 && this.state.level > 0)
      this.logger.warn(`More to do than can be done: left out are ${this.left()}.`);
    if (before > 0 && this.state.level === 0) this.logger.log('Nothing is left out any more.');
  }

  private left(): string {
    return shedOrder.slice(0, this.state.level).join(', ');
  }
}

function percentile75(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}
