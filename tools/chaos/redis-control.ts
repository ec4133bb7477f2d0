import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../lib/scratch-server';
import { FaultProxy } from './proxy/fault-proxy';
import type { Random } from './random';
import { until } from './wait';

/** Said when several nodes are to be tested and there is no Redis for them. */
export const redisAdvice =
  'What is tried on several nodes needs Redis, and there is none. Set REDIS_URL to one that may be written to, or ' +
  'install one that can be started here: "apt-get install redis-server" (Debian, Ubuntu), "brew install redis" (macOS). ' +
  'To run the other faults alone, name them: --only D01,D02 …';

/** Whether Redis can be had: given by REDIS_URL, or a program that can be started. */
export function canHaveRedis(): boolean {
  return Boolean(process.env['REDIS_URL']) || spawnSync('redis-server', ['--version']).status === 0;
}

/** A Redis for the nodes, behind a proxy that can cut the bus between them. */
export class RedisControl {
  private constructor(
    private readonly process: ChildProcess | null,
    readonly proxy: FaultProxy,
    readonly url: string,
  ) {}

  static async start(random: Random): Promise<RedisControl> {
    const given = process.env['REDIS_URL'] ? new URL(process.env['REDIS_URL']) : null;
    const port = given ? Number(given.port || 6379) : await freePort();
    const child = given
      ? null
      : spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
          stdio: 'ignore',
          cwd: '/',
        });
    if (!(await until(() => answers(port), 10_000))) throw new Error(redisAdvice);
    const proxy = await FaultProxy.start(() => port, random);
    const url = given ?? new URL('redis://127.0.0.1');
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    return new RedisControl(child, proxy, url.href);
  }

  /** Cuts every connection to Redis and lets none through, until healed. */
  cut(isCut: boolean): void {
    this.proxy.door = isCut ? 'closed' : 'open';
    if (isCut) this.proxy.cutAll(true);
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    if (!this.process || this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1')
      .once('connect', () => resolve(Boolean(probe.destroy())))
      .once('error', () => resolve(false));
  });
}
