import { Injectable } from '@nestjs/common';
import { limits, type NotificationLevel } from '@lectern/contracts';
import { Database } from '@lectern/server/database';

/** A group of somebody's with its latest readings. */
export interface GroupWithReadings {
  readonly id: string;
  readonly name: string;
  readonly readings: readonly { readonly id: string; readonly title: string }[];
}

/** Of what people want to be told. */
@Injectable()
export class LevelRepository {
  constructor(private readonly database: Database) {}

  groups(personId: string): Promise<GroupWithReadings[]> {
    return this.database.client.group.findMany({
      where: { memberships: { some: { personId } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        readings: {
          orderBy: { publishedAt: 'desc' },
          take: limits.readingsPerLevelList,
          select: { id: true, title: true },
        },
      },
    });
  }

  /** What a person chose, by the id of the group or the reading. */
  async levels(personId: string): Promise<Map<string, NotificationLevel>> {
    const rows = await this.database.client.notificationLevelChoice.findMany({
      where: { personId },
      select: { scopeId: true, level: true },
    });
    return new Map(rows.map(({ scopeId, level }) => [scopeId, level]));
  }

  async set(personId: string, scopeId: string, level: NotificationLevel | null): Promise<void> {
    if (level === null) {
      await this.database.client.notificationLevelChoice.deleteMany({ where: { personId, scopeId } });
      return;
    }
    await this.database.client.notificationLevelChoice.upsert({
      where: { personId_scopeId: { personId, scopeId } },
      create: { personId, scopeId, level },
      update: { level },
      select: { personId: true },
    });
  }
}
