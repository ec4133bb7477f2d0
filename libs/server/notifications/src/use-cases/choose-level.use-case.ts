import { Injectable } from '@nestjs/common';
import type { NotificationLevels, SetNotificationLevel } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { SignedInCaller } from '@lectern/server/platform';
import { LevelRepository } from '../level.repository';

/** Reads and sets of what one wants to be told. */
@Injectable()
export class ChooseLevelUseCase {
  constructor(
    private readonly access: Access,
    private readonly levels: LevelRepository,
  ) {}

  async read({ personId }: SignedInCaller): Promise<NotificationLevels> {
    const [groups, levels] = await Promise.all([this.levels.groups(personId), this.levels.levels(personId)]);
    return groups.map(({ id, name, readings }) => ({
      group: { id, name },
      level: levels.get(id) ?? null,
      readings: readings.map((reading) => ({ ...reading, level: levels.get(reading.id) ?? null })),
    }));
  }

  /** Only members are told anything, so only they choose. */
  async set(caller: SignedInCaller, { of, id, level }: SetNotificationLevel): Promise<void> {
    if (of === 'group') await this.access.group(caller, id, 'leave');
    else await this.access.reading(caller, id, 'leave');
    await this.levels.set(caller.personId, id, level);
  }
}
