import type { ApiNode } from './api-node';
import { checkDelivery, Recorder, type Violation } from '@lectern/delivery-check';
import { prepareReading } from '../bench/fanout/prepare';
import { ChaosClient, type ClientOptions } from './chaos-client';
import type { FaultContext, Outcome } from './fault';
import { readStored, withDatabase } from './final-read';
import { Stopwatch } from './stopwatch';
import { now, pause, until } from './wait';

/** A reading with its people, put straight into the database. */
export type Reading = Awaited<ReturnType<typeof prepareReading>>;

/** How a trial ends. */
export interface Ending {
  /** how long a replica may take after healing, in milliseconds */
  readonly convergenceMs?: number;
  readonly hasTrueClock?: boolean;
  readonly injected: number;
  readonly crashes?: number;
}

/** One run of a fault: its readings, its clients, its history, and what is found out at the end. */
export class Trial {
  readonly recorder = new Recorder(now);
  readonly clients: ChaosClient[] = [];
  readonly readings: Reading[] = [];
  /** streams besides those of the readings that somebody follows */
  private readonly others = new Set<string>();
  readonly notes: string[] = [];
  /** started with the trial */
  readonly watch = new Stopwatch();
  private readonly failures: string[] = [];

  constructor(readonly context: FaultContext) {}

  async reading(people: number): Promise<Reading> {
    const reading = await prepareReading(this.context.site.postgres.directUrl, people);
    this.readings.push(reading);
    return reading;
  }

  /** A client of somebody in a reading: the `person`-th, or nobody signed in (null). */
  client(
    reading: Reading,
    person: number | null,
    port: () => number,
    options: Partial<ClientOptions> = {},
  ): ChaosClient {
    const name = options.name ?? `client ${this.clients.length + 1}`;
    const client = new ChaosClient({
      name,
      cookie: person === null ? null : (reading.cookies[person] ?? null),
      readingId: reading.readingId,
      threadId: reading.threadId,
      port,
      recorder: this.recorder,
      random: this.context.random.fork(name),
      ...options,
    });
    this.clients.push(client);
    if (options.stream) this.others.add(options.stream.id);
    return client;
  }

  /** Waits until every client has its connection. */
  async allLive(withinMs = 15_000): Promise<void> {
    this.expect(
      await until(() => this.clients.every(({ isLive }) => isLive), withinMs),
      'not all clients could connect',
    );
  }

  /** Ends a server at once and starts it again. */
  async crash(node: ApiNode): Promise<void> {
    this.recorder.broken('the server');
    await node.kill();
    await node.start();
    this.recorder.healed('the server');
  }

  /** Lets clients write one comment after the other, with random pauses, while `isOn`. */
  async writeWhile(clients: readonly ChaosClient[], isOn: () => boolean, pauseMs = 60): Promise<void> {
    await Promise.all(
      clients.map(async (client) => {
        const random = this.context.random.fork(`pace of ${client.options.name}`);
        while (isOn()) {
          if ((await client.waitingCount) < 2) await client.write();
          await pause(random.next() * 2 * pauseMs);
        }
      }),
    );
  }

  /** Waits until so many more commands were acknowledged, but not for ever. */
  async moreAcknowledged(count: number, withinMs: number): Promise<boolean> {
    const before = this.recorder.acknowledged;
    return until(() => this.recorder.acknowledged >= before + count, withinMs);
  }

  /** Waits until every replica that has to has everything that is stored now. */
  async allAtHead(withinMs: number): Promise<boolean> {
    const streams = this.streams();
    const { rows } = await withDatabase(this.context.site.postgres.directUrl, (client) =>
      client.query<{ id: string; head: number }>('SELECT id, head FROM streams WHERE id = ANY($1)', [streams]),
    );
    const heads = new Map(rows.map(({ id, head }) => [id, head]));
    const isWhole = ({ replica, seq, stream }: ChaosClient) =>
      !replica.mustConverge || seq >= (heads.get(stream.id) ?? 0);
    return until(() => this.clients.every(isWhole), withinMs);
  }

  private streams(): string[] {
    return [...this.readings.map(({ readingId }) => readingId), ...this.others];
  }

  /** A limit of time, stretched where the machine was short of cores. */
  limit(ms: number): number {
    return ms * this.watch.patience;
  }

  /** A promise beyond delivery: said in the report when it is broken. */
  expect(isSo: boolean, otherwise: string): void {
    if (!isSo) this.failures.push(otherwise);
  }

  /** How often the server said no, by code: most of it is asked again. */
  private noteRefusals(): void {
    const counts = new Map<string, number>();
    for (const event of this.recorder.events) {
      const code = event.kind === 'fail' ? event.code : event.kind === 'unknown' ? event.reason : null;
      if (code?.startsWith('E_')) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    if (counts.size > 0) this.notes.push([...counts].map(([code, count]) => `${count} × ${code}`).join(', '));
  }

  /** Waits until nothing is to be sent any more and every replica has everything, then checks all of it. */
  async end({ convergenceMs = 15_000, hasTrueClock, injected, crashes = 0 }: Ending): Promise<Outcome> {
    const { site } = this.context;
    const streams = this.streams();
    const isSent = async () =>
      (await Promise.all(this.clients.map((client) => client.waitingCount))).every((n) => n === 0);
    this.expect(await until(isSent, 30_000, 50), 'some comments could not be sent within 30 s of healing');
    await this.allAtHead(convergenceMs + 1_000);
    for (const client of this.clients) client.stop();
    const stored = await readStored(site.postgres.directUrl, streams, this.recorder, hasTrueClock);
    this.noteRefusals();
    this.expect(
      this.clients.every(({ resets }) => resets === 0),
      'a client took its stream for a shorter one and would have loaded all anew',
    );
    const verdict = checkDelivery(this.recorder.history(stored), {
      convergenceMs: convergenceMs * this.watch.patience,
    });
    return {
      acknowledged: verdict.acknowledged,
      injected,
      crashes,
      reconnects: this.clients.reduce((sum, client) => sum + client.reconnects, 0),
      violations: verdict.violations satisfies readonly Violation[],
      failures: this.failures,
      convergenceMs: verdict.convergenceMs,
      notes: this.notes,
      contendedShare: this.watch.contendedShare,
    };
  }
}
