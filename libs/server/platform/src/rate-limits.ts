import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { CONFIG, type Config } from './config';
import { DomainError } from './domain-error';
import { Metrics } from './metrics';
import { rates, type RateName } from './rates';
import { REDIS, type Redis } from './redis';

/** One bucket per action and person, shared by HTTP and sockets, and through Redis by several servers. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<RateName, RateLimiterAbstract>();

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(REDIS) redis: Redis | null,
    private readonly metrics: Metrics,
  ) {
    for (const [name, rate] of Object.entries(rates)) {
      const options = {
        keyPrefix: `rate:${name}`,
        points: Math.ceil(rate.points * config.rateLimitFactor),
        duration: rate.seconds,
      };
      const memory = new RateLimiterMemory(options);
      // when Redis is away each server counts by itself rather than stopping everyone
      const limiter = redis
        ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
        : memory;
      this.limiters.set(name as RateName, limiter);
    }
  }

  /** Takes from a bucket, or refuses with `E_RATE` and when to try again. */
  async take(name: RateName, key: string, points = 1): Promise<void> {
    try {
      await this.limiterOf(name).consume(key, points);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      this.metrics.limited.inc({ limit: name });
      throw tooOften(error.msBeforeNext);
    }
  }

  /** Refuses when a bucket is empty, without taking from it. */
  async check(name: RateName, key: string): Promise<void> {
    const state = await this.limiterOf(name).get(key);
    if (state && state.remainingPoints <= 0) throw tooOften(state.msBeforeNext);
  }

  /** Fills a bucket again, after a success that clears earlier failures. */
  async clear(name: RateName, key: string): Promise<void> {
    await this.limiterOf(name).delete(key);
  }

  private limiterOf(name: RateName): RateLimiterAbstract {
    const limiter = this.limiters.get(name);
    if (!limiter) throw new Error(`No limit is called ${name}.`);
    return limiter;
  }
}

function tooOften(msBeforeNext: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new DomainError('E_RATE', `Too many in a short time. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
