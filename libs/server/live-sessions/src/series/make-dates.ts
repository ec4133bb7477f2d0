import { Injectable } from '@nestjs/common';
import type { Transaction } from '@lectern/server/database';
import { v7 as uuidv7 } from 'uuid';
import { hashOfInput } from '../command-hash';
import { hostOf, type LiveHost } from '../live-hosts';
import { columnsOf } from '../live-plan';
import { newLiveRecord, type LiveRecord } from '../live-session.records';
import { LiveSessionRepository } from '../live-session.repository';
import type { LiveSeriesRecord } from './live-series.records';

/** Makes sessions of the dates of a series. */
@Injectable()
export class MakeDates {
  constructor(private readonly sessions: LiveSessionRepository) {}

  async make(
    series: Pick<LiveSeriesRecord, 'id' | 'readingId' | 'plan' | 'version'>,
    dates: readonly string[],
    hosts: readonly LiveHost[],
    transaction: Transaction,
  ): Promise<LiveRecord[]> {
    const since = new Date();
    const records: LiveRecord[] = [];
    for (const date of dates) {
      const inSeries = { seriesId: series.id, seriesDate: date, seriesVersion: series.version };
      const columns = columnsOf({ ...series.plan, start: date });
      const record = newLiveRecord(uuidv7(), series.readingId, 'scheduled', columns, inSeries);
      await this.sessions.create(record, hashOfInput(series.readingId, inSeries), transaction);
      await this.sessions.addPeople(hosts.map(hostOf(record.id, since)), transaction);
      records.push(record);
    }
    return records;
  }
}
