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
  await Promise.all([...running].map((site) => site.stop()));
}

/** Where faults are tried: a PostgreSQL and whatever nodes, proxies and Redis a fault asks for. */
export class Site {
  private readonly nodes: ApiNode[] = [];
  private readonly proxies: FaultProxy[] = [];
  private redisControl: RedisControl | null = null;
  private started = 0;

  private constructor(
    private readonly folder: string,
    readonly postgres: PostgresControl,
    private readonly random: Random,
  ) {}

  static async start(random: Random): Promise<Site> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-chaos-'));
    const site = new Site(folder, await PostgresControl.start(folder, random.fork('postgres')), random);
    running.add(site);
    return site;
  }

  /** Starts a node on this site's database. */
  async node(env: Record<string, string> = {}): Promise<ApiNode> {
    const log = join(this.folder, `node-${(this.started += 1)}.log`);
    const node = new ApiNode(await freePort(), { DATABASE_URL: this.postgres.serverUrl, ...env }, log);
    this.nodes.push(node);
    await node.start();
    return node;
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

  /** Ends the nodes and proxies of one fault; the database stays for the next. */
  async clear(): Promise<void> {
    await Promise.all(this.nodes.splice(0).map((node) => (node.isRunning ? node.kill() : undefined)));
    await Promise.all(this.proxies.splice(0).map((proxy) => proxy.stop()));
  }

  async stop(): Promise<void> {
    running.delete(this);
    await this.clear();
    await this.redisControl?.stop();
    await this.postgres.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
