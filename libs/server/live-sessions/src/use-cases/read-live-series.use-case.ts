import { Injectable } from '@nestjs/common';
import type { LiveSeries, PreviewSeries, SeriesDate } from '@lectern/contracts';
import { liveActVerdict } from '@lectern/domain';
import { isInGap, momentOf } from '@lectern/server/calendars';
import { notFound, RateLimits, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { LiveAccess } from '../live-access';
import { LiveSeriesRepository } from '../series/live-series.repository';
import { datesOf, wantedDates } from '../series/series-dates';

/** A series with its dates, and the dates one would have. */
@Injectable()
export class ReadLiveSeriesUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly series: LiveSeriesRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Pick<Caller, 'personId'>, sessionId: string): Promise<LiveSeries> {
    const { record, standing } = await this.live.see(caller, sessionId);
    const found = record.seriesId === null ? null : await this.series.find(record.seriesId);
    if (!found) throw notFound();
    const { id, version, rule, plan } = found;
    const made = new Map((await this.series.dates(id)).map((one) => [one.date, one]));
    const all = datesOf(found);
    // a draft is for those who arrange it, and a date that was passed over is none
    const shown = all.filter((date, index) => {
      const state = made.get(date)?.state;
      if (state === 'draft') return standing === 'host' || standing === 'co-host' || standing === 'steward';
      return state !== undefined || index >= found.madeCount;
    });
    const dates = shown.map((date) => {
      const session = made.get(date);
      return {
        ...seriesDate(date, plan.timeZone),
        ...(session && { startsAt: session.startsAt.toISOString() }),
        sessionId: session?.id ?? null,
        title: session?.title ?? plan.title,
        state: session?.state ?? null,
        own: [...(session?.ownParts ?? [])],
      };
    });
    const change = record.seriesDate !== null && liveActVerdict(standing, 'plan', record.state) === 'allow';
    return { id, version, rule, plan, dates, can: { change } };
  }

  async preview({ personId }: SignedInCaller, { start, timeZone, rule }: PreviewSeries): Promise<SeriesDate[]> {
    await this.rates.take('live-act', personId);
    return wantedDates(start, rule).map((date) => seriesDate(date, timeZone));
  }
}

function seriesDate(date: string, timeZone: string): SeriesDate {
  return { date, startsAt: momentOf(date, timeZone).toISOString(), isInGap: isInGap(date, timeZone) };
}
