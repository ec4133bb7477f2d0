import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, DomainError, type Config } from '@lectern/server/platform';
import { readingLimits } from './import-limits';
import type { ReaderRequest, ReadOutcome } from './reader-messages';
import { ReaderProcess } from './reader-process';

/**
 * Processes apart for what somebody waits for: reading a pasted text, aligning two revisions. They stay for the next one:
 * starting one takes a hundred times as long as reading a page of Markdown.
 */
@Injectable()
export class ReaderPool implements OnApplicationShutdown {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly idle: ReaderProcess[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onApplicationShutdown(): void {
    for (const reader of this.idle.splice(0)) reader.end();
  }

  /** @throws DomainError E_BUSY when too many wait already */
  async ask(request: ReaderRequest): Promise<ReadOutcome> {
    await this.turn();
    try {
      const kept = this.idle.pop();
      const outcome = kept?.isUsable ? await this.askOf(kept, request) : null;
      // a process that read many texts may have come to its limit in the middle of an innocent one
      const isInnocent = outcome?.kind === 'refused' && !kept?.isUsable;
      if (outcome && !isInnocent) return outcome;
      return await this.askOf(new ReaderProcess(this.config.importWorker), request);
    } finally {
      this.endTurn();
    }
  }

  private async askOf(reader: ReaderProcess, request: ReaderRequest): Promise<ReadOutcome> {
    const outcome = await reader.ask(request);
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
