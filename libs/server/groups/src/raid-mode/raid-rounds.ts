import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { raidSigns } from '@lectern/domain';
import { serverLimits } from '@lectern/server/platform';
import { GroupRepository } from '../group.repository';
import { RaidModeRepository } from './raid-mode.repository';
import { RaidModes } from './raid-modes';

/** A burst of fewer people in any way is not looked at. */
const fewestPeople = 5;

/** Puts down that raid modes are over, and tells who leads a group of what looks like a raid. It decides nothing. */
@Injectable()
export class RaidRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('raids');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly groups: GroupRepository,
    private readonly stored: RaidModeRepository,
    private readonly raids: RaidModes,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => (this.running = this.safely()), serverLimits.raidsEveryMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round; several servers may do so at once, and each raid mode ends and is proposed once. */
  async round(at = new Date()): Promise<void> {
    for (const { id } of await this.stored.over(at, serverLimits.holdsPerRound)) await this.endOver(id, at);
    for (const { groupId, bursts } of await this.stored.bursts(at, fewestPeople, serverLimits.holdsPerRound)) {
      const signs = raidSigns(bursts);
      if (signs.length > 0) await this.propose(groupId, signs, at);
    }
  }

  private async safely(): Promise<void> {
    try {
      await this.round();
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async endOver(groupId: string, at: Date): Promise<void> {
    const isEnded = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { raidUntil } = await this.stored.of(groupId, transaction);
      if (raidUntil === null || raidUntil > at) return false;
      await this.raids.end(groupId, null, transaction);
      return true;
    });
    if (isEnded) await this.raids.tellAll(groupId);
  }

  private async propose(groupId: string, signs: ReturnType<typeof raidSigns>, at: Date): Promise<void> {
    const isNew = await this.groups.write(async (transaction) => {
      await this.groups.lock(groupId, transaction);
      const { raidUntil, raidSigns: known } = await this.stored.of(groupId, transaction);
      if (raidUntil !== null || known !== null) return false;
      await this.raids.propose(groupId, signs, at, transaction);
      return true;
    });
    if (isNew) await this.raids.tellLeaders(groupId);
  }
}
