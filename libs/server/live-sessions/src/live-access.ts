import { Injectable } from '@nestjs/common';
import { standingOf, type LiveStanding } from '@lectern/domain';
import { Access, type AccessedGroup } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import type { LivePersonRecord, LiveRecord } from './live-session.records';
import { LiveSessionRepository } from './live-session.repository';

/** A live session somebody may see, and what they are towards it. */
export interface SeenLiveSession {
  readonly record: LiveRecord;
  readonly group: AccessedGroup;
  readonly person: LivePersonRecord | null;
  readonly standing: LiveStanding;
}

/** The one way to a live session in somebody's name: it is seen by those who see its reading, a draft by who arranges it. */
@Injectable()
export class LiveAccess {
  constructor(
    private readonly access: Access,
    private readonly sessions: LiveSessionRepository,
  ) {}

  async see(caller: Pick<Caller, 'personId'>, sessionId: string): Promise<SeenLiveSession> {
    const record = await this.sessions.find(sessionId);
    if (!record) throw notFound();
    const [{ group }, [person = null]] = await Promise.all([
      this.access.reading(caller, record.readingId, 'see'),
      caller.personId === null ? [] : this.sessions.people(sessionId, [caller.personId]),
    ]);
    const standing = standingOf(person, group.actor.role, record.deputyId);
    const arranges = standing === 'host' || standing === 'co-host' || standing === 'steward';
    if (record.state === 'draft' && !arranges) throw notFound();
    return { record, group, person, standing };
  }
}
