import { Injectable } from '@nestjs/common';
import type { ChangeLiveSeries, LiveSeries } from '@lectern/contracts';
import { liveActVerdict } from '@lectern/domain';
import type { Transaction } from '@lectern/server/database';
import { notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { hashOfInput } from '../command-hash';
import { LiveAccess } from '../live-access';
import { blocksOfAgenda, checkAgenda } from '../live-plan';
import { refuseAct, stale } from '../live-refusals';
import type { LiveRecord } from '../live-session.records';
import { LiveSessionRepository } from '../live-session.repository';
import { LiveSeriesRounds } from '../series/live-series-rounds';
import { LiveSeriesRepository } from '../series/live-series.repository';
import type { LiveSeriesRecord } from '../series/live-series.records';
import { seriesChange } from '../series/series-change';
import { datesOf, followingStates } from '../series/series-dates';
import { ReadLiveSeriesUseCase } from './read-live-series.use-case';

/** Changes a date of a series with all that follow it, or all of them; one alone is changed like any session. */
@Injectable()
export class ChangeLiveSeriesUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly series: LiveSeriesRepository,
    private readonly rounds: LiveSeriesRounds,
    private readonly reading: ReadLiveSeriesUseCase,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, sessionId: string, input: ChangeLiveSeries): Promise<LiveSeries> {
    const { record, standing } = await this.live.see(caller, sessionId);
    const { seriesId, seriesDate } = record;
    if (seriesId === null || seriesDate === null) throw notFound();
    const verdict = liveActVerdict(standing, 'plan', record.state);
    if (verdict !== 'allow') throw refuseAct(verdict, record);
    await this.rates.take('schedule', caller.personId);
    checkAgenda(input.plan.agenda, await this.sessions.presentBlocks(sessionId, blocksOfAgenda(input.plan.agenda)));
    const changedId = await this.series.write(async (transaction) => {
      if (!(await this.series.takeVersion(seriesId, input.seenVersion, transaction))) throw stale(record);
      const found = await this.series.find(seriesId, transaction);
      if (!found) throw notFound();
      return this.change(found, record, input, transaction);
    });
    // the round does the same, should this server not come to it
    await this.rounds.align(changedId);
    await this.rounds.makeDue(changedId, new Date());
    return this.reading.execute(caller, sessionId);
  }

  private async change(
    found: LiveSeriesRecord,
    record: LiveRecord,
    { scope, plan, rule }: ChangeLiveSeries,
    transaction: Transaction,
  ): Promise<string> {
    const rows = (await this.series.dates(found.id, transaction)).map((row) => ({
      ...row,
      hasBegun: !followingStates.includes(row.state),
    }));
    const [first = ''] = datesOf(found);
    const fromDate = scope === 'all' ? first : (record.seriesDate ?? first);
    const { endedRule, keptCount, rows: redated, madeCount } = seriesChange(found, rows, fromDate, { plan, rule });
    // dates may leave the series, and its number in calendars, which counts their changes, may not become less
    const version = found.version + rows.reduce((sum, { seq }) => sum + seq, 0);
    const next = { plan, rule, version, madeCount, wakesAt: new Date(), isBehind: true };
    if (endedRule === null) {
      await this.series.redate(redated, found.id, transaction);
      await this.series.update(found.id, next, transaction);
      return found.id;
    }
    const id = uuidv7();
    const another = { ...next, id, readingId: found.readingId };
    await this.series.create(another, hashOfInput(found.readingId, another), transaction);
    await this.series.redate(redated, id, transaction);
    const ended = { plan: found.plan, rule: endedRule, version, madeCount: keptCount, wakesAt: null, isBehind: false };
    await this.series.update(found.id, ended, transaction);
    return id;
  }
}
