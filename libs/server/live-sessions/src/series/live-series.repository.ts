import { Injectable } from '@nestjs/common';
import { livePlanSchema, seriesRuleSchema, type LiveState } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import type { LiveHost } from '../live-hosts';
import { LiveSessionRepository } from '../live-session.repository';
import type { LiveRecord } from '../live-session.records';
import { followingStates } from './series-dates';
import type { DateRow, LiveSeriesRecord } from './live-series.records';

const columns = {
  id: true,
  readingId: true,
  plan: true,
  rule: true,
  version: true,
  madeCount: true,
  wakesAt: true,
} as const;

/** Live sessions that repeat, and which sessions are their dates. */
@Injectable()
export class LiveSeriesRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: LiveSessionRepository,
  ) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  async find(id: string, transaction: Transaction = this.database.client): Promise<LiveSeriesRecord | null> {
    const row = await transaction.liveSeries.findUnique({ where: { id }, select: columns });
    return row && { ...row, plan: livePlanSchema.parse(row.plan), rule: seriesRuleSchema.parse(row.rule) };
  }

  async hashOf(id: string): Promise<Uint8Array | null> {
    const row = await this.database.client.liveSeries.findUnique({ where: { id }, select: { commandHash: true } });
    return row?.commandHash ?? null;
  }

  /** The session a series began with. */
  async firstSession(seriesId: string): Promise<string | null> {
    const row = await this.database.client.liveSession.findFirst({
      where: { seriesId, seriesDate: { not: null } },
      orderBy: { seriesDate: 'asc' },
      select: { id: true },
    });
    return row?.id ?? null;
  }

  /** How many series of a group have dates that are still to be made. */
  going(groupId: string, transaction: Transaction): Promise<number> {
    return transaction.liveSeries.count({
      where: {
        reading: { groupId },
        OR: [{ wakesAt: { not: null } }, { sessions: { some: { state: { in: ['draft', 'scheduled'] } } } }],
      },
    });
  }

  async create(
    series: LiveSeriesRecord & { readonly isBehind: boolean },
    commandHash: Uint8Array<ArrayBuffer>,
    transaction: Transaction,
  ): Promise<void> {
    const { id, readingId, version, isBehind } = series;
    await transaction.liveSeries.create({
      data: { id, readingId, version, isBehind, ...columnsOf(series), commandHash },
      select: { id: true },
    });
  }

  /** Takes a series that is due for this transaction: of several servers one gets it. */
  async takeDue(id: string, now: Date, transaction: Transaction): Promise<boolean> {
    const { count } = await transaction.liveSeries.updateMany({
      where: { id, wakesAt: { lte: now } },
      data: { wakesAt: null },
    });
    return count === 1;
  }

  /** Takes a series to change it: whoever looked at another version does not get it. */
  async takeVersion(id: string, version: number, transaction: Transaction): Promise<boolean> {
    const { count } = await transaction.liveSeries.updateMany({
      where: { id, version },
      data: { version: { increment: 1 }, isBehind: true },
    });
    return count === 1;
  }

  async update(
    id: string,
    change: SeriesColumns & Pick<LiveSeriesRecord, 'version'> & { readonly isBehind: boolean },
    transaction: Transaction,
  ): Promise<void> {
    await transaction.liveSeries.update({
      where: { id },
      data: { version: change.version, isBehind: change.isBehind, ...columnsOf(change) },
      select: { id: true },
    });
  }

  /** So many dates were made, and the next is to be made then. */
  async made(
    id: string,
    { madeCount, wakesAt }: Pick<LiveSeriesRecord, 'madeCount' | 'wakesAt'>,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.liveSeries.update({ where: { id }, data: { madeCount, wakesAt }, select: { id: true } });
  }

  /** The sessions that are dates of a series, by their dates. */
  async dates(
    seriesId: string,
    transaction: Transaction = this.database.client,
  ): Promise<(LiveRecord & { readonly date: string })[]> {
    const records = await this.sessions.ofSeries(seriesId, transaction);
    return records.flatMap((record) => (record.seriesDate === null ? [] : { ...record, date: record.seriesDate }));
  }

  /** Says anew which date of which series sessions are. Two may change places. */
  async redate(
    rows: readonly (Pick<DateRow, 'id'> & { readonly date: string | null })[],
    seriesId: string,
    transaction: Transaction,
  ): Promise<void> {
    const ids = rows.map(({ id }) => id);
    await transaction.liveSession.updateMany({ where: { id: { in: ids } }, data: { seriesId, seriesDate: null } });
    for (const { id, date } of rows)
      if (date !== null) await transaction.liveSession.updateMany({ where: { id }, data: { seriesDate: date } });
  }

  /** Who led the last date of a series, as far as they are members of its group who write. */
  async hostsOfLast(seriesId: string, transaction: Transaction): Promise<LiveHost[]> {
    const last = await transaction.liveSession.findFirst({
      where: { seriesId, seriesDate: { not: null } },
      orderBy: { seriesDate: 'desc' },
      select: { id: true, reading: { select: { groupId: true } } },
    });
    if (!last) return [];
    const people = await this.sessions.people(last.id, undefined, transaction);
    const leading = people.filter(({ role }) => role === 'host' || role === 'co-host');
    const ids = leading.map(({ id }) => id);
    const actors = await this.sessions.actors(ids, last.reading.groupId, transaction);
    const able = actors.filter(({ groupRole }) => groupRole !== null && groupRole !== 'observer');
    const isHost = (id: string) => leading.some((one) => one.id === id && one.role === 'host');
    // where the host is gone, whoever led with them hosts
    const hostId = able.find(({ id }) => isHost(id))?.id ?? able[0]?.id;
    return able.map(({ id, displayName }) => ({ id, displayName, role: id === hostId ? 'host' : 'co-host' }));
  }

  /** Series of which a date is to be made. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.database.client.liveSeries.findMany({
      where: { wakesAt: { lte: now } },
      select: { id: true },
      orderBy: { wakesAt: 'asc' },
      take: 20,
    });
    return rows.map(({ id }) => id);
  }

  /** Series that were changed and whose dates are not all in line with them yet. */
  async behind(): Promise<string[]> {
    const rows = await this.database.client.liveSeries.findMany({
      where: { isBehind: true },
      select: { id: true },
      take: 20,
    });
    return rows.map(({ id }) => id);
  }

  /** Sessions of a series that are still to be brought in line with it. */
  async notInLine(seriesId: string, version: number): Promise<string[]> {
    const rows = await this.database.client.liveSession.findMany({
      where: { seriesId, seriesVersion: { lt: version }, state: { in: followingStates.filter(isStored) } },
      select: { id: true },
      orderBy: { seriesDate: 'asc' },
    });
    return rows.map(({ id }) => id);
  }

  async allInLine(id: string, version: number): Promise<void> {
    await this.database.client.liveSeries.updateMany({ where: { id, version }, data: { isBehind: false } });
  }
}

/** Whether a state has the same name where it is stored. */
function isStored(state: LiveState): state is Exclude<LiveState, 'wrap-up'> {
  return state !== 'wrap-up';
}

type SeriesColumns = Pick<LiveSeriesRecord, 'plan' | 'rule' | 'madeCount' | 'wakesAt'>;

function columnsOf({ plan, rule, madeCount, wakesAt }: SeriesColumns) {
  return {
    plan: { ...plan, agenda: plan.agenda.map((passage) => ({ ...passage })) },
    rule: { ...rule, end: { ...rule.end } },
    madeCount,
    wakesAt,
  };
}
