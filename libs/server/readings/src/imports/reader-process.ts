import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ImportProgress } from '@lectern/importing';
import { readingLimits } from './import-limits';
import type { ReaderMessage, ReaderRequest, ReadOutcome } from './reader-messages';

/** What reading one file may cost. */
export type ReadLimits = Readonly<
  Record<'cpuSeconds' | 'fileSeconds' | 'heapMb' | 'memoryMb' | 'memoryLookMs', number>
>;

/** How a file is read. */
export interface ReadOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** ends the process at once; the outcome is IMPORT_ABORTED */
  readonly signal?: AbortSignal;
}

/**
 * A process that reads files and can do nothing else: no network, no writing, no further processes, an empty
 * environment, limits on time and memory. One that broke a limit is gone; `isUsable` says so.
 */
export class ReaderProcess {
  private readonly child: ChildProcess;
  private requests = 0;
  /** it is told so at once, and gone a moment later */
  private isEnded = false;

  constructor(
    worker: string,
    private readonly limits: ReadLimits = readingLimits,
  ) {
    const entry = resolve(worker);
    const node = [
      `--max-old-space-size=${limits.heapMb}`,
      '--disable-proto=delete',
      '--disable-warning=ExperimentalWarning',
      '--permission',
      `--allow-fs-read=${dirname(entry)}/`,
      `--allow-fs-read=${resolve('node_modules')}/`,
      `--allow-fs-read=${resolve('package.json')}`,
      entry,
    ];
    // the shell sets what Node cannot: a limit on processor time that the kernel holds
    this.child = spawn('/bin/sh', ['-c', `ulimit -t ${limits.cpuSeconds}; exec "$0" "$@"`, process.execPath, ...node], {
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.unref();
    this.child.channel?.unref();
    this.child.on('error', () => undefined);
  }

  get isUsable(): boolean {
    const { exitCode, signalCode, connected } = this.child;
    const isAlive = !this.isEnded && connected && exitCode === null && signalCode === null;
    return isAlive && this.requests < readingLimits.pastesPerProcess;
  }

  /** Which process it is, for who measures it. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Reads one file, or aligns two revisions. Never rejects: what goes wrong is a refusal, and the process is ended. */
  ask(request: ReaderRequest, { onProgress, signal }: ReadOptions = {}): Promise<ReadOutcome> {
    this.requests += 1;
    const { child } = this;
    return new Promise((done) => {
      const fail = (code: string, message: string) => {
        this.end();
        finish({ kind: 'refused', code, message });
      };
      const onMessage = (message: ReaderMessage) => {
        if (message.kind === 'progress') onProgress?.(message);
        else finish(message);
      };
      const onExit = (code: number | null, by: NodeJS.Signals | null) => fail(...endedBy(code, by, this.limits));
      const onAbort = () => fail('IMPORT_ABORTED', 'The import was stopped.');
      const timer = setTimeout(
        () => fail('IMPORT_TOO_SLOW', `This text could not be read in ${this.limits.fileSeconds} s.`),
        this.limits.fileSeconds * 1_000,
      );
      const watch = setInterval(() => {
        void memoryMbOf(child.pid).then((megabytes) => {
          if (megabytes > this.limits.memoryMb) fail(...outOfMemory);
        });
      }, this.limits.memoryLookMs);
      let isFinished = false;
      const finish = (outcome: ReadOutcome) => {
        if (isFinished) return;
        isFinished = true;
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
        child.channel?.unref();
        done(outcome);
      };
      if (signal?.aborted) return onAbort();
      if (!child.connected) return onExit(child.exitCode, child.signalCode);
      signal?.addEventListener('abort', onAbort);
      child.on('message', onMessage).on('exit', onExit);
      child.channel?.ref();
      child.send(request, (error) => error && onExit(child.exitCode, child.signalCode));
    });
  }

  /** Ends the process at once, whatever it does. */
  end(): void {
    this.isEnded = true;
    this.child.kill('SIGKILL');
  }
}

const outOfMemory = ['IMPORT_TOO_LARGE', 'This text needs more memory to be read than there is for it.'] as const;

/** What the end of the process tells: the kernel ends it for its time, Node for its memory. */
function endedBy(code: number | null, signal: NodeJS.Signals | null, limits: ReadLimits): readonly [string, string] {
  if (signal === 'SIGXCPU' || signal === 'SIGKILL')
    return ['IMPORT_TOO_SLOW', `This text could not be read in ${limits.cpuSeconds} s of a processor’s time.`];
  if (signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134) return outOfMemory;
  return ['IMPORT_BROKEN', 'Something went wrong on the server while it read this text. Try again.'];
}

/** What a process holds of the machine's memory; 0 where nothing says so. */
async function memoryMbOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;
}
