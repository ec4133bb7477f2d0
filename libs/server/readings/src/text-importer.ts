import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable } from '@nestjs/common';
import { importedTextSchema, type ImportedText } from '@lectern/contracts';
import { CONFIG, DomainError, type Config } from '@lectern/server/platform';
import type { ImportJob, ImportResult } from './import-worker';

/** the largest PDFs take seconds on a quiet machine */
const timeLimitMs = 60_000;
/** what an importer says of a file that is well-formed and too much */
const tooLarge: ReadonlySet<string> = new Set(['IMPORT_TOO_LARGE', 'IMPORT_ARCHIVE_TOO_LARGE']);
const memoryLimitMb = 512;
const atOnceMax = 2;
/** several people of a group add texts at once; beyond this they are asked to come back */
const waitingMax = 8;

/** Turns a file into fragments and decisions, outside the server's own thread, within limits of time and memory. */
@Injectable()
export class TextImporter {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async import(bytes: Uint8Array, fileName: string): Promise<ImportedText> {
    await this.turn();
    try {
      const result = await this.inWorker({ bytes, fileName });
      if ('refused' in result)
        throw new DomainError(tooLarge.has(result.refused.code) ? 'E_TOO_LARGE' : 'E_IMPORT', result.refused.message, {
          reason: result.refused.code,
        });
      // what comes out of the worker is looked at like anything from outside
      return importedTextSchema.parse(result.imported);
    } finally {
      this.endTurn();
    }
  }

  private async turn(): Promise<void> {
    if (this.running < atOnceMax) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= waitingMax)
      throw new DomainError('E_BUSY', 'Other texts are being read just now. Try again in a moment.', {
        retryAfterSeconds: 5,
      });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Hands the place to whoever waits longest, so that nobody slips in between. */
  private endTurn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }

  private inWorker(job: ImportJob): Promise<ImportResult> {
    return new Promise((done, fail) => {
      const worker = new Worker(resolve(this.config.importWorker), {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
        env: {},
      });
      const timer = setTimeout(() => {
        void worker.terminate();
        fail(
          new DomainError('E_IMPORT', `This text could not be read in ${timeLimitMs / 1000} s.`, {
            reason: 'IMPORT_TOO_SLOW',
          }),
        );
      }, timeLimitMs);
      worker.once('message', (result: ImportResult) => done(result));
      worker.once('error', (error: NodeJS.ErrnoException) =>
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new DomainError('E_IMPORT', 'This text is too large to be read here.', { reason: 'IMPORT_TOO_LARGE' })
            : error,
        ),
      );
      worker.once('exit', () => clearTimeout(timer));
    });
  }
}
