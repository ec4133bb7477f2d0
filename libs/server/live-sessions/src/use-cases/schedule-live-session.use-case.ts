import { Injectable } from '@nestjs/common';
import { limits, type LiveSession, type ScheduleLiveSession } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { hashOfInput } from '../command-hash';
import { LiveAccess } from '../live-access';
import { hostOf, LiveHosts } from '../live-hosts';
import { blocksOfAgenda, planned } from '../live-plan';
import { presentSession } from '../live-session.presenter';
import { newLiveRecord } from '../live-session.records';
import { LiveSessionRepository } from '../live-session.repository';

/** Arranges a live session over a reading; who arranges it hosts it. A repeat finds the session it made. */
@Injectable()
export class ScheduleLiveSessionUseCase {
  constructor(
    private readonly access: Access,
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly hosts: LiveHosts,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, readingId: string, input: ScheduleLiveSession): Promise<LiveSession> {
    const { group, currentRevisionId } = await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('schedule', caller.personId);
    const hash = hashOfInput(readingId, input);
    const before = await this.repeated(caller, input.commandId, hash);
    if (before) return before;
    const { commandId: _, coHostIds, isDraft: __, ...plan } = input;
    const blocks = await this.sessions.blocks(currentRevisionId, blocksOfAgenda(plan.agenda));
    const hosts = await this.hosts.of(caller, group.id, coHostIds);
    const state = input.isDraft ? 'draft' : 'scheduled';
    const record = newLiveRecord(input.commandId, readingId, state, planned(plan, blocks));
    try {
      await this.sessions.write(async (transaction) => {
        if ((await this.sessions.coming(group.id, transaction)) >= limits.liveSessionsComingPerGroup)
          throw new DomainError(
            'E_CONFLICT',
            `At most ${limits.liveSessionsComingPerGroup} sessions to come in a group.`,
          );
        await this.sessions.create(record, hash, transaction);
        await this.sessions.addPeople(hosts.map(hostOf(record.id, new Date())), transaction);
      });
    } catch (error) {
      // the same command sent twice at once: the slower one finds what the quicker one made
      const meanwhile = await this.repeated(caller, input.commandId, hash);
      if (meanwhile) return meanwhile;
      throw error;
    }
    return presentSession(record, blocks);
  }

  private async repeated(caller: SignedInCaller, id: string, hash: Uint8Array): Promise<LiveSession | null> {
    const known = await this.sessions.hashOf(id);
    if (known === null) return null;
    const { record, person } = await this.live.see(caller, id);
    if (person?.role !== 'host' || Buffer.compare(known, hash) !== 0)
      throw conflict('This command was given before, with other words. Give the new one a new name.');
    const surroundings = await this.sessions.surroundings(id);
    if (!surroundings) throw notFound();
    return presentSession(record, await this.sessions.blocks(surroundings.revisionId, blocksOfAgenda(record.agenda)));
  }
}
