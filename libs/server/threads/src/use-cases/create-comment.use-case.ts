import { Injectable } from '@nestjs/common';
import type { CreateComment, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { refuseUndrawable } from '../comment-body';
import { PlaceOfTarget } from '../place-of-target';
import { PostingDoor } from '../posting/posting-door';

/** Answers in a thread, to a comment or to the thread as such. */
@Injectable()
export class CreateCommentUseCase {
  constructor(
    private readonly door: PostingDoor,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: CreateComment): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    refuseUndrawable(input.body);
    return this.door.submit(await this.place.readingId(input), {
      type: 'comment.create',
      personId: caller.personId,
      ...input,
    });
  }
}
