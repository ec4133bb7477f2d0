import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { FaultProxy } from '../../../../tools/chaos/proxy/fault-proxy';
import { seededRandom } from '../../../../tools/chaos/random';
import { canHaveRedis, redisAdvice, RedisControl } from '../../../../tools/chaos/redis-control';
import {
  freePort,
  startScratchServer,
  type ScratchOptions,
  type ScratchServer,
} from '../../../../tools/lib/scratch-server';
import { eventually, readiness, type Ready } from './wait';

const ready: Ready = { status: 200, faults: [] };

describe('whether a server is ready', () => {
  let home: ScratchServer;
  beforeAll(async () => {
    home = await startScratchServer();
  });
  afterAll(() => home.stop());

  /** Another process on the same database, stopped with the test. */
  async function another(options: ScratchOptions): Promise<ScratchServer> {
    const server = await startScratchServer({ databaseUrl: home.databaseUrl, ...options });
    onTestFinished(() => server.stop());
    return server;
  }

  async function statement(sql: string): Promise<void> {
    const client = new Client({ connectionString: home.databaseUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  const becomes = (base: string, wanted: Ready) =>
    eventually(
      () => readiness(base),
      (seen) => JSON.stringify(seen) === JSON.stringify(wanted),
    );

  it('is said with 200 when nothing is wrong', async () => {
    expect(await readiness(home.base)).toEqual(ready);
    expect((await fetch(`${home.base}/health/live`)).status).toBe(200);
  });

  it.each([
    ['full_page_writes', 'ALTER SYSTEM SET full_page_writes = off', 'ALTER SYSTEM RESET full_page_writes'],
    ['synchronous_commit', 'ALTER ROLE lectern SET synchronous_commit = off', 'ALTER ROLE lectern RESET ALL'],
  ])('is no when the database can lose what it acknowledged: %s', async (name, harm, heal) => {
    const isOwnSession = harm.includes('ROLE');
    // sessions take a role's settings when they begin
    const renew = isOwnSession
      ? `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lectern'`
      : 'SELECT pg_reload_conf()';
    await statement(harm);
    await statement(renew);
    await becomes(home.base, { status: 503, faults: [`PostgreSQL runs with ${name} off.`] });
    await statement(heal);
    await statement(renew);
    await becomes(home.base, ready);
  });

  it('is no without fsync, and then "npm run serve" says so and does not go on', async () => {
    const unsafe = await startScratchServer({ fsync: false });
    onTestFinished(() => unsafe.stop());
    const faults = ['PostgreSQL runs with fsync off.', 'PostgreSQL runs with synchronous_commit off.'];
    expect(await readiness(unsafe.base)).toEqual({ status: 503, faults });
    await unsafe.kill();

    const folder = await mkdtemp(join(tmpdir(), 'lectern-unsafe-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const PORT = String(await freePort());
    const serving = spawn(process.execPath, ['tools/run.mjs', 'serve'], {
      env: { ...process.env, PORT, DATABASE_URL: unsafe.databaseUrl, DATA_DIR: folder, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [serving.stdout, serving.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes));
    const [code] = (await once(serving, 'exit')) as [number];
    expect([code, said]).toEqual([1, expect.stringContaining(`The server is not ready: ${faults.join(' ')}`)]);
    await expect(fetch(`http://127.0.0.1:${PORT}/health/live`)).rejects.toThrow();
  });

  it('is no while the database is away', async () => {
    const proxy = await FaultProxy.start(() => Number(new URL(home.databaseUrl).port), seededRandom(1));
    const url = new URL(home.databaseUrl);
    url.port = String(proxy.port);
    const server = await another({ databaseUrl: url.href, env: { LOG_LEVEL: 'silent', REDIS_URL: '' } });
    onTestFinished(() => proxy.stop());
    proxy.door = 'closed';
    proxy.cutAll(true);
    await becomes(server.base, { status: 503, faults: ['The database does not answer.'] });
    expect((await fetch(`${server.base}/health/live`)).status).toBe(200);
  });

  if (!canHaveRedis()) console.warn(redisAdvice);
  it.skipIf(!canHaveRedis())('is no while Redis is away', async () => {
    const redis = await RedisControl.start(seededRandom(2));
    onTestFinished(() => redis.stop());
    const server = await another({ env: { REDIS_URL: redis.url, LOG_LEVEL: 'silent' } });
    await becomes(server.base, ready);
    redis.cut(true);
    await becomes(server.base, { status: 503, faults: ['Redis (REDIS_URL) does not answer.'] });
    redis.cut(false);
    await becomes(server.base, ready);
  });

  it('is no while migrations are missing', async () => {
    const row = `FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
    await statement(`CREATE TABLE set_aside AS SELECT * ${row}`);
    await statement(`DELETE FROM _prisma_migrations WHERE id = (SELECT id FROM set_aside)`);
    const { status, faults } = await eventually(
      () => readiness(home.base),
      (seen) => seen.status === 503,
    );
    expect([status, ...faults]).toEqual([
      503,
      expect.stringMatching(/^The database lacks 1 of \d+ migrations, from \w+/),
    ]);
    await statement('INSERT INTO _prisma_migrations SELECT * FROM set_aside');
    await becomes(home.base, ready);
  });

  it('is no for a second server that has no way to tell the first what happens, until that one is gone', async () => {
    const first = await startScratchServer();
    onTestFinished(() => first.stop());
    await becomes(first.base, ready);
    const second = await startScratchServer({ databaseUrl: first.databaseUrl, env: { LOG_LEVEL: 'silent' } });
    onTestFinished(() => second.stop());
    const faults = ['Another server uses this database: several need REDIS_URL, the same for all of them.'];
    await becomes(second.base, { status: 503, faults });
    expect(await readiness(first.base)).toEqual(ready);
    await first.kill();
    await becomes(second.base, ready);
  });

  it('is no from SIGTERM on, while what was begun is still answered', async () => {
    const server = await startScratchServer({ env: { DRAIN_SECONDS: '1' } });
    onTestFinished(() => server.stop());
    const ended = once(server.process, 'exit');
    const startedAt = performance.now();
    server.process.kill('SIGTERM');
    await becomes(server.base, { status: 503, faults: ['The server is going away.'] });
    expect((await fetch(`${server.base}/api/docs`)).status).toBe(200);
    const [code, signal] = (await ended) as [number | null, NodeJS.Signals | null];
    expect(code === 0 || signal === 'SIGTERM').toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});
