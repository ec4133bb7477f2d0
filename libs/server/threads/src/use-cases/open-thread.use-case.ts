import { Injectable } from '@nestjs/common';
import type { OpenThread, ThreadCommandAnswer } from '@lectern/contracts';
import { RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { refuseUndrawable } from '../comment-body';
import { PostingDoor } from '../posting/posting-door';

/** Opens a thread on a paragraph, a quotation or the whole reading, with its first comment. */
@Injectable()
export class OpenThreadUseCase {
  constructor(
    private readonly door: PostingDoor,
    private readonly rates: RateLimits,
  ) {}

  /** `liveSessionId`: it was said in the chat of that live session. */
  async execute(caller: SignedInCaller, input: OpenThread, liveSessionId?: string): Promise<ThreadCommandAnswer> {
    await this.rates.take('write', caller.personId);
    refuseUndrawable(input.body);
    const said = liveSessionId === undefined ? {} : { liveSessionId };
    return this.door.submit(input.readingId, { type: 'thread.open', personId: caller.personId, ...input, ...said });
  }
}
