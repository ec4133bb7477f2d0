import { Redis } from 'ioredis';
import type { Config } from './config';

/** The connection to Redis; null when this server stands alone. */
export const REDIS = Symbol('REDIS');
export type { Redis };

/** Connects to Redis where `REDIS_URL` is set. */
export function connectRedis(config: Config): Redis | null {
  if (config.redisUrl === null) return null;
  return new Redis(config.redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false });
}
