import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applyMigrations, startCluster, type EmbeddedCluster } from '@lectern/server/database';
import { withDatabase } from './final-read';
import { FaultProxy } from './proxy/fault-proxy';
import type { Random } from './random';
import { unmountSmallDisk } from './small-disk';

/** A PostgreSQL that can be crashed and started again; servers reach it through a proxy, so its address stays. */
export class PostgresControl {
  private constructor(
    private readonly path: string,
    private cluster: EmbeddedCluster,
    readonly proxy: FaultProxy,
  ) {}

  static async start(folder: string, random: Random): Promise<PostgresControl> {
    const path = join(folder, 'postgres');
    const cluster = await startCluster({ folder: path, connections: 120 });
    await applyMigrations(cluster.url, 'prisma');
    let control: PostgresControl | null = null;
    const proxy = await FaultProxy.start(() => Number(new URL((control?.cluster ?? cluster).url).port), random);
    control = new PostgresControl(path, cluster, proxy);
    return control;
  }

  /** for the tools: straight to the database */
  get directUrl(): string {
    return this.cluster.url;
  }

  /** where the cluster lives */
  get folder(): string {
    return this.cluster.folder;
  }

  /** for servers: the same address whatever happens to the database */
  get serverUrl(): string {
    const url = new URL(this.cluster.url);
    url.port = String(this.proxy.port);
    return url.href;
  }

  /** immediate: as if the power went; fast: in order */
  async stop(mode: 'fast' | 'immediate'): Promise<void> {
    await this.cluster.stop(mode);
  }

  async startAgain(): Promise<void> {
    this.cluster = await startCluster({ folder: this.path, connections: 120 });
  }

  /** Ends every connection of the servers. Answers how many there were. */
  terminateBackends(): Promise<number> {
    return withDatabase(this.directUrl, async (client) => {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern'`,
      );
      return rowCount ?? 0;
    });
  }

  /** How many connections servers hold. */
  connections(): Promise<number> {
    return withDatabase(this.directUrl, async (client) => {
      const { rows } = await client.query<{ count: string }>(
        `SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lectern'`,
      );
      return Number(rows[0]?.count ?? 0);
    });
  }

  async close(): Promise<void> {
    await this.proxy.stop();
    await this.cluster.stop('immediate').catch(() => undefined);
    await unmountSmallDisk(this.cluster.folder);
    await rm(this.cluster.folder, { recursive: true, force: true });
  }
}
