import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClusterWatch } from './cluster-watch';
import { startCluster, type EmbeddedCluster } from './embedded-cluster';

let folder: string;
let cluster: EmbeddedCluster;
let watch: ClusterWatch;
const said: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-watch-'));
  cluster = await startCluster({ folder });
  watch = new ClusterWatch(cluster, { folder }, (text) => said.push(text));
  watch.start();
});
afterEach(async () => {
  await watch.stop();
  await cluster.stop('immediate');
  await rm(folder, { recursive: true, force: true });
  await rm(cluster.folder, { recursive: true, force: true });
});

it(
  'starts a PostgreSQL that was killed again, at the same address and with what was committed',
  { timeout: 90_000 },
  async () => {
    await asked('CREATE TABLE kept AS SELECT 42 AS answer');
    const note = await readFile(join(cluster.folder, 'cluster/postmaster.pid'), 'utf8');
    process.kill(Number(note.split('\n')[0]), 'SIGKILL');
    await expect
      .poll(() => asked('SELECT answer FROM kept').catch(() => null), { timeout: 60_000, interval: 200 })
      .toEqual([{ answer: 42 }]);
    await expect.poll(() => said.at(-1)).toBe('PostgreSQL is back.');
  },
);

async function asked(text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: cluster.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
