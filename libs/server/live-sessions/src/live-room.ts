import { Injectable } from '@nestjs/common';
import type { Person } from '@lectern/contracts';
import { standingOf, type LiveStanding } from '@lectern/domain';
import type { Transaction } from '@lectern/server/database';
import { notFound } from '@lectern/server/platform';
import type { LiveActor, LivePersonRecord, LiveRecord } from './live-session.records';
import { LiveSessionRepository } from './live-session.repository';

/** What every part of a session looks at when it decides: the session, and who acts or is acted on. */
export class LiveRoom {
  constructor(
    readonly record: LiveRecord,
    readonly audienceVersion: number,
    private readonly people: ReadonlyMap<string, LivePersonRecord>,
    private readonly actors: ReadonlyMap<string, LiveActor>,
  ) {}

  /** What somebody is towards the session. */
  standing(personId: string): LiveStanding {
    const person = this.people.get(personId) ?? null;
    return standingOf(person, this.actors.get(personId)?.groupRole ?? null, this.record.deputyId);
  }

  /** Somebody with an account, by their name. */
  person(id: string): Person | null {
    const actor = this.actors.get(id);
    return actor ? { id, displayName: actor.displayName } : null;
  }

  /** The same, if they are a member of the group. */
  member(id: string): Person | null {
    return this.actors.get(id)?.groupRole ? this.person(id) : null;
  }

  /** Whether somebody was asked to leave. */
  isRemoved(personId: string): boolean {
    return this.people.get(personId)?.place === 'removed';
  }

  /** Whether somebody is in the room. */
  isIn(personId: string): boolean {
    return this.people.get(personId)?.place === 'in';
  }
}

/** Loads what parts of a session decide by, on the locked stream. */
@Injectable()
export class LiveRooms {
  constructor(private readonly sessions: LiveSessionRepository) {}

  /** The session with these people, of whom those are known that have a part in it or an account. */
  async load(sessionId: string, personIds: readonly string[], transaction: Transaction): Promise<LiveRoom> {
    const [record, surroundings] = await Promise.all([
      this.sessions.find(sessionId, transaction),
      this.sessions.surroundings(sessionId, transaction),
    ]);
    if (!record || !surroundings) throw notFound();
    const ids = [...new Set(personIds)];
    const [people, actors] = await Promise.all([
      this.sessions.people(sessionId, ids, transaction),
      this.sessions.actors(ids, surroundings.groupId, transaction),
    ]);
    return new LiveRoom(
      record,
      surroundings.audienceVersion,
      new Map(people.map((person) => [person.id, person])),
      new Map(actors.map((actor) => [actor.id, actor])),
    );
  }
}
