import { Injectable } from '@nestjs/common';
import type { OpenThread, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { refuseUndrawable } from '../comment-body';
import { ReadingStream } from '../reading-stream';

/** Opens a thread on a paragraph, a quotation or the whole reading, with its first comment. */
@Injectable()
export class OpenThreadUseCase {
  constructor(
    private readonly writer: StreamWriter,
    private readonly stream: ReadingStream,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: OpenThread): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    refuseUndrawable(input.body);
    return this.writer.submit(
      input.readingId,
      { type: 'thread.open', personId: caller.personId, ...input },
      this.stream,
    );
  }
}
