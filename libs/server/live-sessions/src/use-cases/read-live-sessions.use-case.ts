import { Injectable } from '@nestjs/common';
import type { LiveSessionSummary, LiveSnapshot, LiveState } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { Gate, notFound, serverLimits, type Caller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { LiveAccess } from '../live-access';
import { LiveParts } from '../live-parts';
import { blocksOfAgenda } from '../live-plan';
import { presentCourse, presentLead, presentPerson, presentSession, presentSummary } from '../live-session.presenter';
import { LiveSessionRepository } from '../live-session.repository';
import { SharedLoads } from '../shared-loads';

const coming: readonly LiveState[] = ['draft', 'scheduled', 'lobby', 'live', 'paused', 'wrap-up'];
const over: readonly LiveState[] = ['ended', 'archived', 'cancelled'];

/** The live sessions of a group, and one of them whole. */
@Injectable()
export class ReadLiveSessionsUseCase {
  // where five hundred come within seconds each would load what all the others do
  private readonly everybodys = new SharedLoads((sessionId) => this.load(sessionId));
  private readonly gate = new Gate(serverLimits.liveSnapshotsAtOnce);

  constructor(
    private readonly access: Access,
    private readonly live: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly events: EventRepository,
    private readonly parts: LiveParts,
  ) {}

  async list(caller: Caller, groupId: string, of: 'coming' | 'over'): Promise<LiveSessionSummary[]> {
    const { actor } = await this.access.group(caller, groupId, 'see');
    const leads = actor.role === 'owner' || actor.role === 'moderator';
    const found = await this.sessions.list(groupId, of === 'coming' ? coming : over, of === 'coming' ? 'asc' : 'desc');
    return found
      .filter(({ record, hostIds }) => record.state !== 'draft' || leads || hostIds.includes(actor.personId ?? ''))
      .map(({ record, ...around }) => presentSummary(record, around));
  }

  async open(caller: Caller, sessionId: string): Promise<LiveSnapshot> {
    const [{ group }, own] = await this.gate.through(() =>
      Promise.all([this.live.see(caller, sessionId), this.parts.own(sessionId, caller.personId)]),
    );
    const everybodys = await this.everybodys.of(sessionId);
    return {
      ...everybodys,
      now: new Date().toISOString(),
      viewer: { id: caller.personId, groupRole: group.actor.role, own },
    };
  }

  /** What a snapshot has for everybody who may see the session. */
  private async load(sessionId: string): Promise<Omit<LiveSnapshot, 'now' | 'viewer'>> {
    // the number is read first: the rest may be newer than it says, never older
    const head = (await this.events.heads([sessionId])).get(sessionId);
    const [record, surroundings, people, content] = await Promise.all([
      this.sessions.find(sessionId),
      this.sessions.surroundings(sessionId),
      this.sessions.people(sessionId),
      this.parts.content(sessionId),
    ]);
    if (!record || !surroundings || head === undefined) throw notFound();
    const blocks = await this.sessions.blocks(surroundings.revisionId, blocksOfAgenda(record.agenda));
    return {
      session: presentSession(record, blocks),
      course: presentCourse(record),
      lead: presentLead(record),
      people: people.map(presentPerson),
      ...content,
      head,
      reading: { id: record.readingId, title: surroundings.readingTitle },
      group: { id: surroundings.groupId, name: surroundings.groupName },
    };
  }
}
