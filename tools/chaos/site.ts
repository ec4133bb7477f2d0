import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiNode } from './api-node';
import { PostgresControl } from './postgres-control';
import { FaultProxy } from './proxy/fault-proxy';
import type { Random } from './random';
import { RedisControl } from './redis-control';

/** Where faults are tried: a PostgreSQL and whatever nodes, proxies and Redis a fault asks for. */
export class Site {
  private readonly nodes: ApiNode[] = [];
  private readonly proxies: FaultProxy[] = [];
  private redisControl: RedisControl | null = null;

  private constructor(
    private readonly folder: string,
    readonly postgres: PostgresControl,
    private readonly random: Random,
  ) {}

  static async start(random: Random): Promise<Site> {
    const folder = await mkdtemp(join(tmpdir(), 'lectern-chaos-'));
    return new Site(folder, await PostgresControl.start(folder, random.fork('postgres')), random);
  }

  /** Starts a node on this site's database. */
  async node(env: Record<string, string> = {}): Promise<ApiNode> {
    const log = join(this.folder, `node-${this.nodes.length}.log`);
    const node = await ApiNode.start({ DATABASE_URL: this.postgres.serverUrl, ...env }, log);
    this.nodes.push(node);
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
    const texts = await Promise.all(
      this.nodes.map((_, index) => readFile(join(this.folder, `node-${index}.log`), 'utf8').catch(() => '')),
    );
    return texts.map((text, index) => `node ${index}: ${text.slice(-bytes)}`).join('\n');
  }

  /** Ends the nodes and proxies of one fault; the database stays for the next. */
  async clear(): Promise<void> {
    await Promise.all(this.nodes.map((node) => (node.isRunning ? node.kill() : undefined)));
    await Promise.all(this.proxies.splice(0).map((proxy) => proxy.stop()));
  }

  async stop(): Promise<void> {
    await this.clear();
    await this.redisControl?.stop();
    await this.postgres.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
