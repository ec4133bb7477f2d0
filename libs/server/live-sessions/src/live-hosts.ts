import { Injectable } from '@nestjs/common';
import type { LiveRole } from '@lectern/contracts';
import { invalid, type SignedInCaller } from '@lectern/server/platform';
import { newLivePerson, type LiveActor, type LivePersonRecord } from './live-session.records';
import { LiveSessionRepository } from './live-session.repository';

/** Somebody who leads a session from its beginning. */
export interface LiveHost extends Pick<LiveActor, 'id' | 'displayName'> {
  readonly role: Extract<LiveRole, 'host' | 'co-host'>;
}

/** Who leads a session that is arranged. */
@Injectable()
export class LiveHosts {
  constructor(private readonly sessions: LiveSessionRepository) {}

  /** The caller as host, and the co-hosts, who are members that may write. */
  async of({ personId }: SignedInCaller, groupId: string, coHostIds: readonly string[]): Promise<LiveHost[]> {
    const others = [...new Set(coHostIds)].filter((id) => id !== personId);
    const actors = await this.sessions.actors([personId, ...others], groupId);
    const able = actors.filter(({ groupRole }) => groupRole !== null && groupRole !== 'observer');
    if (able.length < others.length + 1) throw invalid('A co-host is a member of the group who writes.', 'coHostIds');
    return able.map(({ id, displayName }) => ({ id, displayName, role: id === personId ? 'host' : 'co-host' }));
  }
}

/** A host as somebody of a session. */
export function hostOf(sessionId: string, since: Date): (host: LiveHost) => LivePersonRecord {
  return ({ id, displayName, role }) => newLivePerson({ sessionId, id, personId: id, displayName, role }, since);
}
