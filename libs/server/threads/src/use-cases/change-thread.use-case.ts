import { Injectable } from '@nestjs/common';
import type { ChangeThread, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { PlaceOfTarget } from '../place-of-target';
import { ReadingStream } from '../reading-stream';

/** Says that a thread is a question or a comment, what answers it, that it is settled, or that it stands first. */
@Injectable()
export class ChangeThreadUseCase {
  constructor(
    private readonly writer: StreamWriter,
    private readonly stream: ReadingStream,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: ChangeThread): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    return this.writer.submit(
      await this.place.readingId({ threadId: input.threadId }),
      { type: 'thread.change', personId: caller.personId, ...input },
      this.stream,
    );
  }
}
