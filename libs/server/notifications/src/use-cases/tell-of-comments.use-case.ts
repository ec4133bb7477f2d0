import { Injectable } from '@nestjs/common';
import { mentionableRoles } from '@lectern/domain';
import { Metrics, serverLimits } from '@lectern/server/platform';
import { crashPoint } from '@lectern/server/realtime';
import { PushRepository } from '../push/push.repository';
import { TellingRepository, type Told } from '../telling.repository';

/** rows written in one transaction: a comment in a group of thousands alone, many in a small one together */
const peopleAtOnce = 10_000;
const callable = {
  owner: mentionableRoles('owner'),
  moderator: mentionableRoles('moderator'),
  member: mentionableRoles('member'),
  observer: mentionableRoles('observer'),
};

/**
 * Tells people of what was said in a reading since they were told last. What is told and how far is written in one
 * transaction: whenever the server dies, each is told once.
 */
@Injectable()
export class TellOfCommentsUseCase {
  constructor(
    private readonly telling: TellingRepository,
    private readonly pushes: PushRepository,
    private readonly metrics: Metrics,
  ) {}

  /** One stretch of the reading's stream; answers whom of what, or null when there was nothing left. */
  async execute(readingId: string): Promise<Told[] | null> {
    const told = await this.telling.write(async (transaction) => {
      const after = await this.telling.take(readingId, transaction);
      if (after === null) return null;
      const { said, upTo } = await this.telling.untold(readingId, after, peopleAtOnce, transaction);
      if (upTo === null) return null;
      const at = new Date();
      const written = said.length > 0 ? await this.telling.tell(said, callable, at, transaction) : [];
      if (written.length > 0) {
        await this.telling.orderLetters(written, new Date(at.getTime() + serverLimits.mentionsGatheredMs), transaction);
        await this.pushes.order(written, new Date(at.getTime() + serverLimits.pushGatheredMs), transaction);
      }
      await this.telling.toldUpTo(readingId, upTo, transaction);
      if (globalThis.CRASH_POINTS) await crashPoint('N1');
      return written;
    });
    if (globalThis.CRASH_POINTS && told) await crashPoint('N2');
    if (told) this.metrics.toldPeople.observe(told.length);
    return told;
  }
}
