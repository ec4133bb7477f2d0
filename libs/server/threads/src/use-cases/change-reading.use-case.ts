import { Injectable } from '@nestjs/common';
import type { ChangeReading, ReadingStanding } from '@lectern/contracts';
import { changeReadingVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { ModerationLog } from '@lectern/server/moderation-log';
import { forbidden, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { ReadingChange } from '../standing/reading-change';
import { ThreadRepository } from '../thread.repository';

/** Closes a reading at once or on a date, opens it again, and says how fast people write in it. */
@Injectable()
export class ChangeReadingUseCase {
  private readonly change: ReadingChange;

  constructor(
    private readonly access: Access,
    private readonly writer: StreamWriter,
    private readonly rates: RateLimits,
    threads: ThreadRepository,
    log: ModerationLog,
  ) {
    this.change = new ReadingChange({ access, threads, log });
  }

  async execute({ personId }: SignedInCaller, input: ChangeReading & { readingId: string }): Promise<ReadingStanding> {
    await this.rates.take('write', personId);
    const { group } = await this.access.reading({ personId }, input.readingId, 'see');
    if (changeReadingVerdict(group.actor) !== 'allow')
      throw forbidden('Only who leads the group closes a reading and slows it down.');
    return this.writer.submit(input.readingId, { type: 'reading.change', personId, ...input }, this.change);
  }
}
