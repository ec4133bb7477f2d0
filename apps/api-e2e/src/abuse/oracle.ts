import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { expect } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { RawAnswer } from '../api';
import type { Person } from '../people';
import { LiveClient } from '../socket';
import { startScratchServer, type ScratchServer } from '../../../../tools/lib/scratch-server';

/**
 * What holds after every bad input, whatever it was: nothing is stored, the process is the same and
 * answers, and somebody else who is connected noticed nothing.
 */
export class Oracle {
  private constructor(
    readonly server: ScratchServer,
    private readonly database: Client,
    private readonly pid: number | undefined,
    private readonly clientFolder: string,
  ) {}

  /** A server of its own: what is stored is counted over the whole database. */
  static async start(env: Record<string, string> = {}): Promise<Oracle> {
    // a client to answer with where an address is none of the API's, whether or not the real one is built
    const clientFolder = await mkdtemp(join(tmpdir(), 'lectern-client-'));
    await writeFile(join(clientFolder, 'index.html'), '<!doctype html><title>Lectern</title>');
    const server = await startScratchServer({ env: { CLIENT_FOLDER: clientFolder, ...env }, fsync: false });
    const database = new Client({ connectionString: server.databaseUrl });
    await database.connect();
    return new Oracle(server, database, server.process.pid, clientFolder);
  }

  async stop(): Promise<void> {
    await this.database.end();
    await this.server.stop();
    await rm(this.clientFolder, { recursive: true });
  }

  get base(): string {
    return this.server.base;
  }

  /** Does something and asserts that it left no trace, and that the server lives. */
  async leavesNoTrace<T>(work: () => Promise<T>): Promise<T> {
    const before = await this.stored();
    const result = await work();
    expect(await this.stored()).toEqual(before);
    await this.lives();
    return result;
  }

  /** The server is the process it was, and answers. */
  async lives(): Promise<void> {
    const health = await fetch(`${this.base}/health/live`);
    expect(health.status).toBe(200);
    await health.arrayBuffer();
    expect(this.server.process.exitCode).toBeNull();
    expect(this.server.process.pid).toBe(this.pid);
  }

  /** Each table's rows and newest change; a session's "last seen" is no change, nor is how far people were told by itself. */
  private async stored(): Promise<unknown> {
    // what was said before is made findable behind it
    while ((await this.database.query('SELECT FROM search_waiting LIMIT 1')).rows.length > 0) await sleep(50);
    const tables = await this.database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'told_streams' ORDER BY 1`,
    );
    const counts = tables.rows.map(({ name }) => {
      const change = name === 'sessions' ? '0' : 'coalesce(max(xmin::text::bigint), 0)';
      return `SELECT '${name}' AS name, count(*)::int AS rows, ${change} AS change FROM ${name}`;
    });
    return (await this.database.query(counts.join(' UNION ALL '))).rows;
  }
}

/** A refusal over HTTP: the status and one of the codes, said in a body that says nothing about our insides. */
export function expectRefusal(answer: RawAnswer, status: number, code: string): void {
  expect([answer.status, (answer.body as { code?: string }).code]).toEqual([status, code]);
  const allowed = ['code', 'message', 'field', 'reason', 'retryAfterSeconds', 'requestId'];
  expect(allowed).toEqual(expect.arrayContaining(Object.keys(answer.body as object)));
  expect(JSON.stringify(answer.body)).not.toMatch(/prisma|select |postgres|node_modules|\.ts:|\.mjs|\bat \S+ \(/i);
}

/** Somebody who sits in a reading while others misbehave. */
export class Canary {
  private constructor(
    private readonly live: LiveClient,
    private readonly readingId: string,
  ) {}

  static async sit(person: Person, readingId: string, base: string): Promise<Canary> {
    const live = await LiveClient.open(person, base);
    await live.join(readingId);
    return new Canary(live, readingId);
  }

  /** Is still connected, can still write, and hears it. */
  async sings(): Promise<void> {
    expect(this.live.socket.connected).toBe(true);
    const anchor = { blockId: null, span: null };
    const { readingId } = this;
    const { seq } = await this.live.done('thread.open', { commandId: uuidv7(), readingId, anchor, body: 'Still here' });
    await this.live.event(readingId, seq);
  }

  leave(): void {
    this.live.close();
  }
}
