import type { ApiNode } from './api-node';
import type { RedisControl } from './redis-control';
import type { Site } from './site';

/** Two nodes on one database, with Redis between them. */
export interface TwoNodes {
  readonly nodes: readonly [ApiNode, ApiNode];
  readonly redis: RedisControl;
  /** the port of a node that runs, taking turns: what a balancer before them would do */
  port(): number;
}

/** Starts two nodes; `environments` are settings of the one and the other. */
export async function twoNodes(site: Site, environments: readonly Record<string, string>[] = []): Promise<TwoNodes> {
  const redis = await site.redis();
  const [first, second] = await Promise.all(
    [0, 1].map((index) => site.node({ REDIS_URL: redis.url, ...environments[index] })),
  );
  if (!first || !second) throw new Error('Two nodes were asked for.');
  const nodes = [first, second] as const;
  let turn = 0;
  return {
    nodes,
    redis,
    port: () => {
      turn += 1;
      const running = nodes.filter(({ isRunning }) => isRunning);
      return (running[turn % Math.max(1, running.length)] ?? first).port;
    },
  };
}
