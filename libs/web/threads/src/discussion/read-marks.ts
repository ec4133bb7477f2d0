import { DestroyRef, inject, Injectable } from '@angular/core';
import { type MarkReadingRead, threadRoutes } from '@lectern/contracts';
import { ApiClient, UnreachableError } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';

const collectedWithinMs = 500;

/**
 * Tells the server what was read. Marks never move back, so of several for one thread the furthest
 * is enough; what could not be told is told with the next connection.
 */
@Injectable()
export class ReadMarks {
  private readonly socket = inject(LiveSocket);
  private readonly api = inject(ApiClient);
  private readonly threads = new Map<string, number>();
  private readonly readings = new Map<string, number>();
  /** by block: the reading and the number */
  private readonly stretches = new Map<string, { readingId: string; upToSeq: number }>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const stop = this.socket.onStatus((isLive) => isLive && this.tellSoon());
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearTimeout(this.timer);
      void this.tell();
    });
  }

  thread(threadId: string, upToSeq: number): void {
    this.threads.set(threadId, Math.max(upToSeq, this.threads.get(threadId) ?? 0));
    this.tellSoon();
  }

  reading(readingId: string, upToSeq: number): void {
    this.readings.set(readingId, upToSeq);
    this.tellSoon();
  }

  /** Everything that stands in a reading at a block or before it. */
  upTo(readingId: string, blockId: string, upToSeq: number): void {
    this.stretches.set(blockId, { readingId, upToSeq });
    this.tellSoon();
  }

  private tellSoon(): void {
    clearTimeout(this.timer);
    if (this.threads.size + this.readings.size + this.stretches.size > 0)
      this.timer = setTimeout(() => void this.tell(), collectedWithinMs);
  }

  private async tell(): Promise<void> {
    for (const [threadId, upToSeq] of this.threads) {
      await this.attempt(this.threads, threadId, () => this.tellThread({ threadId, upToSeq }));
    }
    for (const [readingId, upToSeq] of this.readings) {
      await this.attempt(this.readings, readingId, () => this.tellReading({ readingId, upToSeq }));
    }
    for (const [upToBlockId, stretch] of this.stretches) {
      await this.attempt(this.stretches, upToBlockId, () => this.tellReading({ ...stretch, upToBlockId }));
    }
  }

  private async attempt<T>(marks: Map<string, T>, id: string, telling: () => Promise<unknown>): Promise<void> {
    const mark = marks.get(id);
    try {
      await telling();
    } catch (fault) {
      if (fault instanceof UnreachableError) return;
    }
    if (marks.get(id) === mark) marks.delete(id);
  }

  private tellThread(body: { threadId: string; upToSeq: number }): Promise<unknown> {
    if (this.socket.status() === 'live') return this.socket.send('thread.mark-read', body);
    return this.api.call(threadRoutes.markThreadRead, { body });
  }

  private tellReading(body: MarkReadingRead): Promise<unknown> {
    if (this.socket.status() === 'live') return this.socket.send('reading.mark-read', body);
    return this.api.call(threadRoutes.markReadingRead, { body });
  }
}
