import { Injectable } from '@nestjs/common';
import type { EditComment, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { refuseUndrawable } from '../comment-body';
import { PlaceOfTarget } from '../place-of-target';
import { PostingDoor } from '../posting/posting-door';

/** Changes the words of one’s own comment. */
@Injectable()
export class EditCommentUseCase {
  constructor(
    private readonly door: PostingDoor,
    private readonly place: PlaceOfTarget,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: EditComment): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    refuseUndrawable(input.body);
    return this.door.submit(await this.place.readingId(input), {
      type: 'comment.edit',
      personId: caller.personId,
      ...input,
    });
  }
}
