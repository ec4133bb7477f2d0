import { Injectable } from '@nestjs/common';
import { limits, type ChangeSchedule } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** A portion as stored, with how far one and the others are. */
export interface PortionRow {
  readonly id: string;
  readonly readingId: string;
  readonly readingTitle: string;
  readonly title: string;
  readonly question: string;
  readonly dueOn: string;
  readonly isDone: boolean;
  readonly doneCount: number;
}

/** A reading with its group, as a schedule names them. */
export interface ScheduledReading {
  readonly id: string;
  readonly title: string;
  readonly group: { readonly id: string; readonly name: string; readonly _count: { readonly memberships: number } };
  readonly schedule: { readonly version: number } | null;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Portions count those who are members now: whoever leaves takes their word along. */
function columns(personId: string | null) {
  return Prisma.sql`portions.id, portions.reading_id AS "readingId", readings.title AS "readingTitle", portions.title,
    portions.question, portions.due_on::text AS "dueOn",
    EXISTS (SELECT 1 FROM portions_done WHERE portion_id = portions.id
      AND person_id = ${personId ?? nobody}::uuid) AS "isDone",
    (SELECT count(*)::int FROM portions_done JOIN memberships ON memberships.person_id = portions_done.person_id
      AND memberships.group_id = readings.group_id WHERE portion_id = portions.id) AS "doneCount"`;
}

/** The portions readings are read in, and who has read them. */
@Injectable()
export class ScheduleRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  reading(readingId: string): Promise<ScheduledReading | null> {
    return this.database.client.reading.findUnique({
      where: { id: readingId },
      select: {
        id: true,
        title: true,
        group: { select: { id: true, name: true, _count: { select: { memberships: true } } } },
        schedule: { select: { version: true } },
      },
    });
  }

  portions(readingId: string, personId: string | null): Promise<PortionRow[]> {
    return this.database.client.$queryRaw<PortionRow[]>(Prisma.sql`
      SELECT ${columns(personId)} FROM portions JOIN readings ON readings.id = portions.reading_id
      WHERE portions.reading_id = ${readingId}::uuid ORDER BY portions.position`);
  }

  /** A group's portions from a day on, the first due first. */
  ofGroup(groupId: string, personId: string | null, from: string): Promise<PortionRow[]> {
    return this.database.client.$queryRaw<PortionRow[]>(Prisma.sql`
      SELECT ${columns(personId)} FROM portions JOIN readings ON readings.id = portions.reading_id
      WHERE readings.group_id = ${groupId}::uuid AND portions.due_on >= ${from}::date
      ORDER BY portions.due_on, portions.position, portions.id LIMIT ${limits.comingPortions}::int`);
  }

  /** The portions of those of some groups a person is a member of now. */
  ofCalendar(personId: string, groupId: string | null): Promise<(PortionRow & { groupName: string })[]> {
    const one = groupId === null ? Prisma.empty : Prisma.sql`AND readings.group_id = ${groupId}::uuid`;
    return this.database.client.$queryRaw<(PortionRow & { groupName: string })[]>(Prisma.sql`
      SELECT ${columns(personId)}, groups.name AS "groupName" FROM portions
      JOIN readings ON readings.id = portions.reading_id JOIN groups ON groups.id = readings.group_id
      JOIN memberships ON memberships.group_id = groups.id AND memberships.person_id = ${personId}::uuid
      WHERE true ${one} ORDER BY portions.due_on DESC, portions.id LIMIT ${limits.portionsPerCalendar}::int`);
  }

  /** The version a schedule is at, held until the transaction ends; 0 where there was none. */
  async lock(readingId: string, transaction: Transaction): Promise<number> {
    await transaction.$executeRaw(Prisma.sql`
      INSERT INTO reading_schedules (reading_id, version) VALUES (${readingId}::uuid, 0) ON CONFLICT DO NOTHING`);
    const rows = await transaction.$queryRaw<{ version: number }[]>(Prisma.sql`
      SELECT version FROM reading_schedules WHERE reading_id = ${readingId}::uuid FOR UPDATE`);
    return rows[0]?.version ?? 0;
  }

  /** Ids among these that are portions of other readings. */
  async foreign(readingId: string, ids: readonly string[], transaction: Transaction): Promise<number> {
    return transaction.portion.count({ where: { id: { in: [...ids] }, readingId: { not: readingId } } });
  }

  /** Puts other portions in place; those that stay keep what people said of them. */
  async replace(readingId: string, { version, portions }: ChangeSchedule, transaction: Transaction): Promise<void> {
    const ids = portions.map(({ id }) => id);
    await transaction.portion.deleteMany({ where: { readingId, id: { notIn: ids } } });
    for (const [position, { id, title, question, dueOn }] of portions.entries()) {
      const day = new Date(`${dueOn}T00:00:00Z`);
      await transaction.portion.upsert({
        where: { id },
        create: { id, readingId, position, title, question, dueOn: day },
        update: { position, title, question, dueOn: day },
        select: { id: true },
      });
    }
    await transaction.readingSchedule.update({
      where: { readingId },
      data: { version: version + 1 },
      select: { version: true },
    });
  }

  /** The reading a portion is of; null when there is no such portion. */
  async readingOf(portionId: string): Promise<string | null> {
    const found = await this.database.client.portion.findUnique({
      where: { id: portionId },
      select: { readingId: true },
    });
    return found?.readingId ?? null;
  }

  async mark(portionId: string, personId: string, isDone: boolean): Promise<void> {
    if (isDone)
      await this.database.client.portionDone.createMany({ data: [{ portionId, personId }], skipDuplicates: true });
    else await this.database.client.portionDone.deleteMany({ where: { portionId, personId } });
  }
}
