import { Injectable } from '@nestjs/common';
import type { DeleteComment, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { PlaceOfTarget } from '../place-of-target';
import { PostingDoor } from '../posting/posting-door';

/** Deletes one’s own comment; answers to it stay. */
@Injectable()
export class DeleteCommentUseCase {
  constructor(
    private readonly door: PostingDoor,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: DeleteComment): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    return this.door.pass(await this.place.readingId(input), {
      type: 'comment.delete',
      personId: caller.personId,
      ...input,
    });
  }
}
