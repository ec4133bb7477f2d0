import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type JobLine, JobLines } from '@lectern/server/jobs';
import { ImportBroadcaster } from './import.broadcaster';
import { ImportRepository } from './import.repository';
import { ImportRunner } from './import-runner';
import { readingLimits } from './import-limits';

/** The line in which files wait for a process to read them. */
@Injectable()
export class ImportQueue implements OnApplicationBootstrap {
  private line: JobLine | null = null;

  constructor(
    private readonly lines: JobLines,
    private readonly imports: ImportRepository,
    private readonly runner: ImportRunner,
    private readonly broadcaster: ImportBroadcaster,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.line = await this.lines.open({
      name: 'imports.read',
      workers: readingLimits.filesAtOnce,
      pollingSeconds: 1,
      expireSeconds: 600,
      roundMs: readingLimits.roundMs,
      resendSeconds: readingLimits.resendSeconds,
      work: (importId) => this.runner.run(importId),
      round: () => this.look(),
      stopping: () => this.runner.stop(),
    });
  }

  /** Puts an import in the line; one that comes before the line is open is found by its row. */
  async add(importId: string): Promise<void> {
    await this.line?.add(importId);
  }

  private async look(): Promise<string[]> {
    for (const id of await this.imports.takeUpAbandoned()) await this.broadcaster.changed(id);
    await this.imports.forgetOld(new Date(Date.now() - readingLimits.keptDays * 86_400_000));
    return this.imports.waiting();
  }
}
