import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { apiArguments } from './api-arguments';

const restartAfterMs = [200, 1_000, 5_000, 15_000] as const;
/** longer than the server's own drain */
const stopWithinMs = 30_000;

/** Keeps one API process running: starts it, starts it again when it dies, stops it when asked. */
export class Supervisor {
  private child: ChildProcess | null = null;
  private isStopping = false;
  private failures = 0;
  private restart: NodeJS.Timeout | null = null;

  constructor(
    private readonly entry: string,
    private readonly env: Record<string, string>,
  ) {}

  /** the process that runs now, or ran last */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves once the process listens; rejects when it ends before that. */
  async start(): Promise<void> {
    const child = fork(this.entry, [], {
      // what is kept of compiled code makes the server neither start sooner nor stay small, unlike the tools
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', ...this.env },
      execArgv: apiArguments,
      // a group of its own: Ctrl-C must reach us alone, so that things stop in order
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child = child;
    const startedAt = Date.now();
    child.once('exit', (code, signal) => {
      if (this.isStopping || this.child !== child) return;
      if (Date.now() - startedAt > 60_000) this.failures = 0;
      const wait = restartAfterMs[Math.min(this.failures, restartAfterMs.length - 1)] ?? 0;
      this.failures += 1;
      console.error(`The server ended (${signal ?? code}); starting it again in ${wait / 1000} s.`);
      this.restart = setTimeout(() => void this.start().catch(() => undefined), wait);
    });
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message) => message === 'listening' && resolve());
      child.once('exit', () => reject(new Error('The server ended before it was ready.')));
    });
  }

  /** Lets the process finish what it has begun, then ends it. */
  async stop(): Promise<void> {
    this.isStopping = true;
    // one that died just now must not come back once we have gone
    if (this.restart) clearTimeout(this.restart);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(timer);
  }

  /** Ends the first attempt without restarting it. */
  giveUp(): void {
    this.isStopping = true;
  }
}
