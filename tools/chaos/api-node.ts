import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { closeSync, openSync } from 'node:fs';
import type { CrashPoint } from '../../libs/server/realtime/src/crash-point';
import { chaosEntry } from './build';
import { now, until } from './wait';
import { apiArguments } from '../lib/api-arguments';

/** The address every node answers for, whatever port a client reaches it by: origins are checked against it. */
export const publicOrigin = 'http://localhost:4999';

/** One API process that can be killed, stopped and started again on the same port. */
export class ApiNode {
  crashes = 0;
  /** milliseconds from starting a process until it listened */
  readonly startsMs: number[] = [];
  private entry = chaosEntry;
  private child: ChildProcess | null = null;

  constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
    private readonly logFile: string,
  ) {}

  hasSettings(env: Record<string, string>): boolean {
    return isDeepStrictEqual(env, this.env);
  }

  /** For its next user it is as new. */
  forget(): void {
    this.crashes = 0;
    this.startsMs.length = 0;
  }

  get isRunning(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts the process, of another build when one is given; resolves when it listens. */
  async start(entry?: string): Promise<void> {
    this.entry = entry ?? this.entry;
    const startedAt = now();
    const log = openSync(this.logFile, 'a');
    const child = fork(this.entry, [], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'error',
        CHECK_ANSWERS: 'true',
        RATE_LIMIT_FACTOR: '100000',
        NODE_COMPILE_CACHE: 'dist/chaos/compiled',
        PUBLIC_URL: publicOrigin,
        ...this.env,
        PORT: String(this.port),
      },
      execArgv: apiArguments,
      stdio: ['ignore', log, log, 'ipc'],
    });
    this.child = child;
    closeSync(log);
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message) => message === 'listening' && resolve());
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`The server ended with ${code} before it listened: ${this.logFile}`)),
      );
    });
    this.startsMs.push(now() - startedAt);
  }

  /** Asks the process to end itself when it passes `point` for the `passes`-th time. */
  arm(point: CrashPoint, passes: number): void {
    this.child?.send({ crashAt: point, passes });
  }

  /** Waits until the process has ended by itself; answers whether it did. */
  async hasCrashed(withinMs: number): Promise<boolean> {
    const hasEnded = await until(() => !this.isRunning, withinMs);
    if (hasEnded) this.crashes += 1;
    return hasEnded;
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
    this.crashes += 1;
  }

  /** Ends the process in order; answers whether it went by itself, and how long it took in milliseconds. */
  async stop(): Promise<{ isOrderly: boolean; tookMs: number }> {
    const startedAt = now();
    await this.end('SIGTERM');
    const { exitCode, signalCode } = this.child ?? { exitCode: null, signalCode: null };
    return { isOrderly: exitCode === 0 || signalCode === 'SIGTERM', tookMs: now() - startedAt };
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 40_000);
    await ended;
    clearTimeout(timer);
  }
}
