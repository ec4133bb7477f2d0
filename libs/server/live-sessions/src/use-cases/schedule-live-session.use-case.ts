import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits, type LiveSession, type ScheduleLiveSession } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, invalid, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { LiveAccess } from '../live-access';
import { blocksOfAgenda, planned } from '../live-plan';
import { presentSession } from '../live-session.presenter';
import { newLivePerson, type LivePersonRecord, type LiveRecord } from '../live-session.records';
import { LiveSessionRepository } from '../live-session.repository';

/** Arranges a live session over a reading; who arranges it hosts it. A repeat finds the session it made. */
@Injectable()
export class ScheduleLiveSessionUseCase {
  constructor(
    private readonly access: Access,
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, readingId: string, input: ScheduleLiveSession): Promise<LiveSession> {
    const { group, currentRevisionId } = await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('schedule', caller.personId);
    const hash = hashOfInput(readingId, input);
    const before = await this.repeated(caller, input.commandId, hash);
    if (before) return before;
    const blocks = await this.sessions.blocks(currentRevisionId, blocksOfAgenda(input.agenda));
    const record = newRecord(readingId, input, blocks);
    try {
      await this.sessions.write(async (transaction) => {
        if ((await this.sessions.coming(group.id, transaction)) >= limits.liveSessionsComingPerGroup)
          throw new DomainError(
            'E_CONFLICT',
            `At most ${limits.liveSessionsComingPerGroup} sessions to come in a group.`,
          );
        await this.sessions.create(record, hash, transaction);
        await this.sessions.addPeople(await this.hosts(caller, group.id, record.id, input), transaction);
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

  /** The caller as host, and the co-hosts, who are members that may write. */
  private async hosts(
    { personId }: SignedInCaller,
    groupId: string,
    sessionId: string,
    { coHostIds }: ScheduleLiveSession,
  ): Promise<LivePersonRecord[]> {
    const others = [...new Set(coHostIds)].filter((id) => id !== personId);
    const actors = await this.sessions.actors([personId, ...others], groupId);
    const able = actors.filter(({ groupRole }) => groupRole !== null && groupRole !== 'observer');
    if (able.length < others.length + 1) throw invalid('A co-host is a member of the group who writes.', 'coHostIds');
    const since = new Date();
    return able.map(({ id, displayName }) => {
      const role = id === personId ? 'host' : 'co-host';
      return newLivePerson({ sessionId, id, personId: id, displayName, role }, since);
    });
  }
}

function newRecord(readingId: string, input: ScheduleLiveSession, blocks: Parameters<typeof planned>[1]): LiveRecord {
  return {
    id: input.commandId,
    readingId,
    ...planned(input, blocks),
    state: input.isDraft ? 'draft' : 'scheduled',
    isLocked: false,
    startedAt: null,
    endedAt: null,
    seq: 0,
    passageId: null,
    visitedIds: [],
    passageEndsAt: null,
    passageLeftMs: null,
    goesOnByItself: false,
    deputyId: null,
    courseSeq: 0,
    leadBlockId: null,
    leadPersonId: null,
    leadAt: null,
    leadSeq: 0,
  };
}

/** SHA-256 of everything the command says; parsed by its contract, it always has the same order. */
function hashOfInput(readingId: string, input: ScheduleLiveSession): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash('sha256')
      .update(JSON.stringify([readingId, input]))
      .digest(),
  );
}
