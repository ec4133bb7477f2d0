import { Injectable } from '@nestjs/common';
import { limits, type LiveSession, type ScheduleLiveSeries } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { hashOfInput } from '../command-hash';
import { LiveAccess } from '../live-access';
import { LiveHosts } from '../live-hosts';
import { blocksOfAgenda, checkAgenda } from '../live-plan';
import { presentSession } from '../live-session.presenter';
import { LiveSessionRepository } from '../live-session.repository';
import { LiveSeriesRepository } from '../series/live-series.repository';
import { MakeDates } from '../series/make-dates';
import { dueDates, wantedDates } from '../series/series-dates';

/** Arranges a live session that repeats, and makes its next dates; answers the first. A repeat finds what it made. */
@Injectable()
export class ScheduleLiveSeriesUseCase {
  constructor(
    private readonly access: Access,
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly series: LiveSeriesRepository,
    private readonly hosts: LiveHosts,
    private readonly making: MakeDates,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, readingId: string, input: ScheduleLiveSeries): Promise<LiveSession> {
    const { group, currentRevisionId } = await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('schedule', caller.personId);
    const hash = hashOfInput(readingId, input);
    const before = await this.repeated(caller, input.commandId, hash);
    if (before) return before;
    const { commandId: id, coHostIds, rule, ...plan } = input;
    const blocks = await this.sessions.blocks(currentRevisionId, blocksOfAgenda(plan.agenda));
    checkAgenda(plan.agenda, blocks);
    const due = dueDates(wantedDates(plan.start, rule), 0, plan.timeZone, new Date());
    if (due.dates.length === 0)
      throw new DomainError('E_INVALID', 'All of its dates are over. Begin later.', {
        field: 'start',
        reason: 'SERIES_OVER',
      });
    const hosts = await this.hosts.of(caller, group.id, coHostIds);
    const { madeCount, wakesAt } = due;
    const made = { id, readingId, plan, rule, version: 1, madeCount, wakesAt, isBehind: false };
    try {
      return await this.series.write(async (transaction) => {
        if ((await this.series.going(group.id, transaction)) >= limits.liveSeriesPerGroup)
          throw new DomainError('E_CONFLICT', `At most ${limits.liveSeriesPerGroup} series in a group.`, {
            reason: 'SERIES_MANY',
          });
        await this.series.create(made, hash, transaction);
        const [first] = await this.making.make(made, due.dates, hosts, transaction);
        if (!first) throw notFound();
        return presentSession(first, blocks);
      });
    } catch (error) {
      // the same command sent twice at once: the slower one finds what the quicker one made
      const meanwhile = await this.repeated(caller, id, hash);
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  private async repeated(caller: SignedInCaller, id: string, hash: Uint8Array): Promise<LiveSession | null> {
    const known = await this.series.hashOf(id);
    const firstId = known === null ? null : await this.series.firstSession(id);
    if (known === null || firstId === null) return null;
    const { record, person } = await this.live.see(caller, firstId);
    if (person?.role !== 'host' || Buffer.compare(known, hash) !== 0)
      throw conflict('This command was given before, with other words. Give the new one a new name.');
    return presentSession(record, await this.sessions.presentBlocks(firstId, blocksOfAgenda(record.agenda)));
  }
}
