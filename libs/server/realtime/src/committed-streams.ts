import { Injectable } from '@nestjs/common';

/** Says in this process that a stream got new events. A hint: it can be lost with the process, the numbers cannot. */
@Injectable()
export class CommittedStreams {
  private readonly listeners = new Set<(streamId: string) => void>();

  /** Hears of every batch after it was committed, answered and told. Answers the way to stop. */
  heard(listener: (streamId: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(streamId: string): void {
    for (const listener of this.listeners) listener(streamId);
  }
}
