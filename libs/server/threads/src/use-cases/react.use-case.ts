import { Injectable } from '@nestjs/common';
import type { React, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { PlaceOfTarget } from '../place-of-target';
import { ReadingStream } from '../reading-stream';

/** Puts a reaction to a comment, or takes one's own away. */
@Injectable()
export class ReactUseCase {
  constructor(
    private readonly writer: StreamWriter,
    private readonly stream: ReadingStream,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: React): Promise<ThreadCommandAnswer> {
    await this.rates.take('react', caller.personId);
    return this.writer.submit(
      await this.place.readingId({ commentId: input.commentId }),
      { type: 'comment.react', personId: caller.personId, ...input },
      this.stream,
    );
  }
}
