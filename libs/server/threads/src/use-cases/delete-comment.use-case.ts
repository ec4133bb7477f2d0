import { Injectable } from '@nestjs/common';
import type { DeleteComment, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { PlaceOfTarget } from '../place-of-target';
import { ReadingStream } from '../reading-stream';

/** Deletes one’s own comment; answers to it stay. */
@Injectable()
export class DeleteCommentUseCase {
  constructor(
    private readonly writer: StreamWriter,
    private readonly stream: ReadingStream,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: DeleteComment): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    return this.writer.submit(
      await this.place.readingId(input),
      { type: 'comment.delete', personId: caller.personId, ...input },
      this.stream,
    );
  }
}
