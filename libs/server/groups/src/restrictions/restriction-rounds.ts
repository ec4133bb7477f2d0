import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { serverLimits } from '@lectern/server/platform';
import { GroupRepository } from '../group.repository';
import { RestrictionRepository } from './restriction.repository';
import { Restrictions } from './restrictions';

/** Ends restrictions whose time is over. */
@Injectable()
export class RestrictionRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('restrictions');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly groups: GroupRepository,
    private readonly stored: RestrictionRepository,
    private readonly restrictions: Restrictions,
  ) {}

  onApplicationBootstrap(): void {
    const round = () => void this.endThoseOver(new Date()).catch((error: unknown) => this.logger.error(error));
    this.timer = setInterval(round, serverLimits.holdsEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Ends what is over by a moment; several servers may do so at once, and each restriction ends once. */
  async endThoseOver(at: Date): Promise<void> {
    for (const { id, groupId } of await this.stored.over(at, serverLimits.holdsPerRound)) {
      const ended = await this.groups.write(async (transaction) => {
        await this.groups.lock(groupId, transaction);
        const found = await this.stored.find(groupId, id, transaction);
        if (!found || found.until > at) return null;
        await this.restrictions.end(found, 'lapse', new Date(), transaction);
        await this.restrictions.putEnd(found, null, transaction);
        return found;
      });
      if (ended) await this.restrictions.tell(groupId, ended.person.id);
    }
  }
}
