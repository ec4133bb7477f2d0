import { Injectable } from '@nestjs/common';
import type { PlaceThread, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { PlaceOfTarget } from '../place-of-target';
import { ReadingStream } from '../reading-stream';

/** Puts a thread in its place again, after a revision left it without one or in a wrong one. */
@Injectable()
export class PlaceThreadUseCase {
  constructor(
    private readonly writer: StreamWriter,
    private readonly stream: ReadingStream,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: PlaceThread): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    return this.writer.submit(
      await this.place.readingId({ threadId: input.threadId }),
      { type: 'thread.place', personId: caller.personId, ...input },
      this.stream,
    );
  }
}
