import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCluster, type ClusterOptions, type EmbeddedCluster } from './embedded-cluster';

const lookEveryMs = 1_000;

/** Keeps an embedded PostgreSQL running: starts it again when it has died, at the same address. */
export class ClusterWatch {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly cluster: EmbeddedCluster,
    private readonly options: ClusterOptions,
    private readonly say: (text: string) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = null));
    }, lookEveryMs);
  }

  /** Looks no more; resolves when a start that was begun is over. */
  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    if (await isAlive(this.cluster.folder)) return;
    this.say('PostgreSQL ended; starting it again.');
    const port = Number(new URL(this.cluster.url).port);
    // while a part of the old one is still there it cannot be started: then the next look does it
    await startCluster({ ...this.options, port }).then(
      () => this.say('PostgreSQL is back.'),
      (error: unknown) => this.say(`PostgreSQL could not be started: ${error instanceof Error ? error.message : ''}`),
    );
  }
}

/** Whether the process that the cluster's own note names is there; line 1 of postmaster.pid is its number. */
async function isAlive(folder: string): Promise<boolean> {
  const note = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(note.split('\n')[0]);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
