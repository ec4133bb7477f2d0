import { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { Config } from './config';

/** The connection to Redis; null when this server stands alone. */
export const REDIS = Symbol('REDIS');
export type { Redis };

/** Connects to Redis where `REDIS_URL` is set; elsewhere not even its client is loaded. */
export async function connectRedis(config: Config): Promise<Redis | null> {
  if (config.redisUrl === null) return null;
  const { Redis } = await import('ioredis');
  const redis = new Redis(config.redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    // a Redis that takes connections and does not answer is one that is away
    commandTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(2_000, 100 * attempt),
  });
  const logger = new Logger('redis');
  redis.on('error', (error: Error) => logger.warn(error.message));
  return redis;
}
