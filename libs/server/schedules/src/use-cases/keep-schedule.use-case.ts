import { Injectable } from '@nestjs/common';
import type { ChangeSchedule, ComingPortion, Portion, Schedule } from '@lectern/contracts';
import { groupVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { conflict, notFound, RateLimits, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ScheduleRepository, type PortionRow } from '../schedule.repository';

/** Reads and sets in which portions a reading is read, and what one says of one's own reading. */
@Injectable()
export class KeepScheduleUseCase {
  constructor(
    private readonly access: Access,
    private readonly schedules: ScheduleRepository,
    private readonly rates: RateLimits,
  ) {}

  async read(caller: Caller, readingId: string): Promise<Schedule> {
    const { group } = await this.access.reading(caller, readingId, 'see');
    const [reading, portions] = await Promise.all([
      this.schedules.reading(readingId),
      this.schedules.portions(readingId, caller.personId),
    ]);
    if (!reading) throw notFound();
    const may = (action: 'schedule' | 'leave') => groupVerdict(group.actor, action, group) === 'allow';
    return {
      reading: { id: reading.id, title: reading.title },
      group: { id: reading.group.id, name: reading.group.name },
      portions: portions.map(portionOf),
      memberCount: reading.group._count.memberships,
      version: reading.schedule?.version ?? 0,
      can: { change: may('schedule'), mark: may('leave') },
    };
  }

  async change(caller: SignedInCaller, readingId: string, change: ChangeSchedule): Promise<Schedule> {
    await this.access.reading(caller, readingId, 'schedule');
    await this.rates.take('progress', caller.personId);
    await this.schedules.write(async (transaction) => {
      await this.access.reading(caller, readingId, 'schedule', transaction);
      if ((await this.schedules.lock(readingId, transaction)) !== change.version)
        throw conflict('Somebody changed this schedule meanwhile. Look at it again.');
      const ids = change.portions.map(({ id }) => id);
      if ((await this.schedules.foreign(readingId, ids, transaction)) > 0)
        throw conflict('A portion with this name is in another schedule. Give it a new one.');
      await this.schedules.replace(readingId, change, transaction);
    });
    return this.read(caller, readingId);
  }

  /** Every member marks for themselves, also who only reads. */
  async mark(caller: SignedInCaller, portionId: string, isDone: boolean): Promise<void> {
    const readingId = await this.schedules.readingOf(portionId);
    if (readingId === null) throw notFound();
    await this.access.reading(caller, readingId, 'leave');
    await this.rates.take('progress', caller.personId);
    await this.schedules.mark(portionId, caller.personId, isDone);
  }

  async coming(caller: Caller, groupId: string, from: string): Promise<ComingPortion[]> {
    await this.access.group(caller, groupId, 'see');
    const rows = await this.schedules.ofGroup(groupId, caller.personId, from);
    return rows.map((row) => ({ ...portionOf(row), reading: { id: row.readingId, title: row.readingTitle } }));
  }
}

function portionOf({ id, title, question, dueOn, isDone, doneCount }: PortionRow): Portion {
  return { id, title, question, dueOn, isDone, doneCount };
}
