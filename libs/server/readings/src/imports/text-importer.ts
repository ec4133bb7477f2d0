import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { importedTextSchema, type ImportedText } from '@lectern/contracts';
import { CONFIG, DomainError, type Config } from '@lectern/server/platform';
import { readingLimits } from './import-limits';
import type { ReadRequest } from './reader-messages';
import { ReaderProcess } from './reader-process';

/** what an importer says of a file that is well-formed and too much */
const tooLarge: ReadonlySet<string> = new Set(['IMPORT_TOO_LARGE', 'IMPORT_ARCHIVE_TOO_LARGE']);

/**
 * Turns a text into fragments and decisions while its sender waits, in a process apart. The processes stay for the
 * next text: starting one takes a hundred times as long as reading a page of Markdown.
 */
@Injectable()
export class TextImporter implements OnApplicationShutdown {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly idle: ReaderProcess[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onApplicationShutdown(): void {
    for (const reader of this.idle.splice(0)) reader.end();
  }

  async import(bytes: Uint8Array, fileName: string): Promise<ImportedText> {
    await this.turn();
    try {
      const outcome = await this.read({ bytes, fileName });
      if (outcome.kind === 'refused')
        throw new DomainError(tooLarge.has(outcome.code) ? 'E_TOO_LARGE' : 'E_IMPORT', outcome.message, {
          reason: outcome.code,
        });
      // what comes out of the process is looked at like anything from outside
      return importedTextSchema.parse(outcome.imported);
    } finally {
      this.endTurn();
    }
  }

  private async read(request: ReadRequest) {
    const kept = this.idle.pop();
    const outcome = kept?.isUsable ? await this.readBy(kept, request) : null;
    // a process that read many texts may have come to its limit in the middle of an innocent one
    const isInnocent = outcome?.kind === 'refused' && !kept?.isUsable;
    return outcome && !isInnocent ? outcome : this.readBy(new ReaderProcess(this.config.importWorker), request);
  }

  private async readBy(reader: ReaderProcess, request: ReadRequest) {
    const outcome = await reader.read(request);
    if (reader.isUsable) this.idle.push(reader);
    else reader.end();
    return outcome;
  }

  private async turn(): Promise<void> {
    if (this.running < readingLimits.pastesAtOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= readingLimits.pastesWaiting)
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
}
