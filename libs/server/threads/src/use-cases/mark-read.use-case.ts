import { Injectable } from '@nestjs/common';
import type { MarkReadingRead, MarkThreadRead } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { SignedInCaller } from '@lectern/server/platform';
import { PlaceOfTarget } from '../place-of-target';
import { ReadStateRepository } from '../read-state.repository';

/** Notes what somebody has read; nobody else ever sees it. */
@Injectable()
export class MarkReadUseCase {
  constructor(
    private readonly access: Access,
    private readonly place: PlaceOfTarget,
    private readonly reads: ReadStateRepository,
  ) {}

  async thread(caller: SignedInCaller, input: MarkThreadRead): Promise<void> {
    await this.access.reading(caller, await this.place.readingId(input), 'see');
    await this.reads.markThread(caller.personId, input.threadId, input.upToSeq);
  }

  async reading(caller: SignedInCaller, input: MarkReadingRead): Promise<void> {
    await this.access.reading(caller, input.readingId, 'see');
    await this.reads.markReading(caller.personId, input.readingId, input.upToSeq);
  }
}
