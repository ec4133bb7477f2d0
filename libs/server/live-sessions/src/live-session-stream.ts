import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer, LiveEvent, StreamRef } from '@lectern/contracts';
import { notFound, type Caller } from '@lectern/server/platform';
import {
  StreamSources,
  type Batch,
  type CommandEvent,
  type StoredEvent,
  type StreamAudience,
  type StreamHandler,
  type StreamSource,
} from '@lectern/server/realtime';
import { LiveAccess } from './live-access';
import type { LiveCommand } from './live-command';
import { LiveParts } from './live-parts';
import { blocksOfAgenda } from './live-plan';
import { decideLive } from './live-session.decisions';
import { presentLiveEvent } from './live-session.presenter';
import { LiveSessionRepository } from './live-session.repository';
import { LiveWork } from './live-work';
import { SideRepository } from './sides/side.repository';

/** The stream of a live session: who may hear it, how its events are shown, how what is done in it is decided. */
@Injectable()
export class LiveSessionStream implements StreamSource, StreamHandler<LiveCommand, LiveAnswer>, OnModuleInit {
  readonly kind = 'session';

  constructor(
    private readonly sources: StreamSources,
    private readonly access: LiveAccess,
    private readonly sessions: LiveSessionRepository,
    private readonly parts: LiveParts,
    private readonly sides: SideRepository,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: this.kind, id: streamId };
  }

  async audience(caller: Pick<Caller, 'personId'>, sessionId: string): Promise<StreamAudience> {
    const { group } = await this.access.see(caller, sessionId);
    return { groupId: group.id, audienceVersion: group.audienceVersion };
  }

  async present(sessionId: string, events: readonly StoredEvent[]): Promise<LiveEvent[]> {
    const [record, surroundings] = await Promise.all([
      this.sessions.find(sessionId),
      this.sessions.surroundings(sessionId),
    ]);
    if (!record || !surroundings) throw notFound();
    const isOfPeople = ({ type }: StoredEvent) => type === 'live.people-changed' || type === 'live.changed';
    const personIds = events.filter(isOfPeople).flatMap(({ targetIds }) => targetIds);
    const [blocks, people, others] = await Promise.all([
      this.sessions.blocks(surroundings.revisionId, blocksOfAgenda(record.agenda)),
      personIds.length > 0 ? this.sessions.people(sessionId, [...new Set(personIds)]) : [],
      this.parts.present(sessionId, events),
    ]);
    const things = { record, blocks, people: new Map(people.map((person) => [person.id, person])) };
    return events.map(({ seq, at, type, targetIds }) => {
      const base = { seq, at: at.toISOString() };
      const shown = presentLiveEvent({ ...base, type }, targetIds, things) ?? others.get(seq);
      return shown ?? { ...base, type: 'event.withheld' };
    });
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<LiveCommand>) {
    const [record, surroundings] = await Promise.all([
      this.sessions.find(streamId, transaction),
      this.sessions.surroundings(streamId, transaction),
    ]);
    if (!record || !surroundings) throw notFound();
    const named = commands.flatMap(({ personId, act }) =>
      'personId' in act && act.personId !== null ? [personId, act.personId] : [personId],
    );
    const ids = commands.some(looksAtEverybody) ? undefined : [...new Set(named)];
    const [people, actors, blocks] = await Promise.all([
      this.sessions.people(streamId, ids, transaction),
      this.sessions.actors([...new Set(named)], surroundings.groupId, transaction),
      this.sessions.blocks(
        surroundings.revisionId,
        [...blocksOfAgenda(record.agenda), ...commands.flatMap(blocksOf)],
        transaction,
      ),
    ]);
    const work = new LiveWork(
      record,
      new Map(people.map((person) => [person.id, person])),
      new Map(actors.map((actor) => [actor.id, actor])),
      blocks,
    );
    const outcomes = commands.map((command) => decideLive(command, work, { at, nextSeq }));
    if (work.isChanged) await this.sessions.update(work.record, transaction);
    if (work.newPeople.size > 0) await this.sessions.addPeople([...work.newPeople], transaction);
    for (const person of work.changedPeople) await this.sessions.updatePerson(person, transaction);
    if (commands.some(narrowsSides)) await this.sides.narrow(streamId, transaction);
    return { outcomes, audienceVersion: surroundings.audienceVersion };
  }

  async answerAgain({ streamId, actorId, seq }: CommandEvent): Promise<LiveAnswer> {
    // who may not see the session any more gets nothing by repeating what they once did
    await this.access.see({ personId: actorId }, streamId);
    return { seq };
  }
}

/** Whether fewer may hear backstage, notes or a small room after a command. */
export function narrowsSides({ act }: Pick<LiveCommand, 'act'>): boolean {
  return act.what === 'role' || act.what === 'remove' || act.what === 'deputy';
}

/** Whether a command is decided by who else is there. */
function looksAtEverybody({ act }: LiveCommand): boolean {
  return act.what === 'enter' || act.what === 'admit' || act.what === 'turn' || act.what === 'role';
}

function blocksOf({ act }: LiveCommand): string[] {
  if (act.what === 'lead') return [act.blockId];
  return act.what === 'plan' ? blocksOfAgenda(act.plan.agenda) : [];
}
