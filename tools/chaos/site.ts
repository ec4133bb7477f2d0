import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../lib/scratch-server';
import { ApiNode } from './api-node';
import { PostgresControl } from './postgres-control';
import { FaultProxy } from './proxy/fault-proxy';
import type { Random } from './random';
import { RedisControl } from './redis-control';

const running = new Set<Site>();

/** Stops every site there is: for when the whole run is broken off. */
export async function stopAllSites(): Promise<void> {
  // one that cannot be stopped must not keep the others running
  await Promise.allSettled([...running].map((site) => site.stop()));
}

/** memory is not for nodes that wait for their turn: 150 MB each */
const idleMax = 4;

/** Where faults are tried: a PostgreSQL and whatever nodes, proxies and Redis a fault asks for. */
export class Site {
  private readonly nodes: ApiNode[] = [];
  /** running, and of no use to anybody just now */
  private idle: ApiNode[] = [];
  private readonly proxies: FaultProxy[] = [];
  private redisControl: RedisControl | null = null;
  private started = 0;

  private constructor(
    readonly folder: string,
    readonly postgres: PostgresControl,
    private readonly random: Random,
  ) {}

  static async start(random: Random): Promise<Site> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-chaos-'));
    const site = new Site(folder, await PostgresControl.start(folder, random.fork('postgres')), random);
    running.add(site);
    return site;
  }

  /** A running node on this site's database: one that an earlier fault left with the same settings, or a new one. */
  async node(env: Record<string, string> = {}): Promise<ApiNode> {
    const known = this.idle.findIndex((node) => node.isRunning && node.hasSettings(this.settings(env)));
    const left = this.idle.splice(known, known < 0 ? 0 : 1)[0];
    if (left) {
      left.forget();
      this.nodes.push(left);
      return left;
    }
    const log = join(this.folder, `node-${(this.started += 1)}.log`);
    const node = new ApiNode(await freePort(), this.settings(env), log);
    this.nodes.push(node);
    await node.start();
    return node;
  }

  private settings(env: Record<string, string>): Record<string, string> {
    return { DATABASE_URL: this.postgres.serverUrl, ...env };
  }

  /** A proxy between clients and a node. */
  async proxy(target: () => number): Promise<FaultProxy> {
    const proxy = await FaultProxy.start(target, this.random.fork(`proxy ${this.proxies.length}`), true);
    this.proxies.push(proxy);
    return proxy;
  }

  async redis(): Promise<RedisControl> {
    this.redisControl ??= await RedisControl.start(this.random.fork('redis'));
    return this.redisControl;
  }

  /** What the nodes logged, the end of it. */
  async logs(bytes = 4_000): Promise<string> {
    const files = (await readdir(this.folder)).filter((name) => name.endsWith('.log')).sort();
    const texts = await Promise.all(files.map((name) => readFile(join(this.folder, name), 'utf8')));
    return texts.map((text, index) => `${files[index]}: ${text.slice(-bytes)}`).join('\n');
  }

  /** Ends the proxies of one fault; its nodes and the database stay for the next. */
  async clear(): Promise<void> {
    const kept = [...this.nodes.splice(0), ...this.idle].filter(({ isRunning }) => isRunning);
    this.idle = kept.slice(0, idleMax);
    await Promise.all(kept.slice(idleMax).map((node) => node.kill()));
    await Promise.all(this.proxies.splice(0).map((proxy) => proxy.stop()));
  }

  /** Ends everything of a fault that was broken off: its clients may still be at its nodes. */
  async abandon(): Promise<void> {
    await Promise.all(this.nodes.splice(0).map((node) => (node.isRunning ? node.kill() : undefined)));
    await this.clear();
  }

  async stop(): Promise<void> {
    running.delete(this);
    // whatever cannot be stopped, the rest is
    await Promise.allSettled([this.clear().then(() => Promise.all(this.idle.splice(0).map((node) => node.kill())))]);
    await Promise.allSettled([this.redisControl?.stop(), this.postgres.close()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
