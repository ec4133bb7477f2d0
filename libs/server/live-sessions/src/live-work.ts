import type { LiveEvent } from '@lectern/contracts';
import { firstLiveRole, standingOf, type LiveStanding } from '@lectern/domain';
import { notFound } from '@lectern/server/platform';
import { presentLiveEvent } from './live-session.presenter';
import {
  newLivePerson,
  type LiveActor,
  type LiveBlock,
  type LivePersonRecord,
  type LiveRecord,
} from './live-session.records';

/** When a command is decided, and the number it takes. */
export interface LiveClock {
  readonly at: Date;
  readonly nextSeq: () => number;
}

/** What a batch of commands looks at and changes, in memory: a later command sees what an earlier one did. */
export class LiveWork {
  readonly newPeople = new Set<LivePersonRecord>();
  readonly changedPeople = new Set<LivePersonRecord>();
  isChanged = false;

  constructor(
    readonly record: LiveRecord,
    readonly people: Map<string, LivePersonRecord>,
    readonly actors: ReadonlyMap<string, LiveActor>,
    readonly blocks: ReadonlyMap<string, LiveBlock>,
  ) {}

  /** What somebody is towards this session; who may not see it finds nothing. */
  standing(personId: string): LiveStanding {
    const person = this.people.get(personId) ?? null;
    return standingOf(person, this.actors.get(personId)?.groupRole ?? null, this.record.deputyId);
  }

  /** Somebody of the session; who was not yet is from now on. */
  personOf(id: string, at: Date): LivePersonRecord {
    const known = this.people.get(id);
    if (known) return known;
    const actor = this.actors.get(id);
    if (!actor) throw notFound();
    const { displayName, groupRole } = actor;
    const role = firstLiveRole(groupRole);
    const person = newLivePerson({ sessionId: this.record.id, id, personId: id, displayName, role }, at);
    this.people.set(id, person);
    this.newPeople.add(person);
    return person;
  }

  changePerson(person: LivePersonRecord, change: Partial<LivePersonRecord>, seq: number): void {
    Object.assign(person, change, { seq });
    if (!this.newPeople.has(person)) this.changedPeople.add(person);
  }

  changeSession(change: Partial<LiveRecord>, seq: number): void {
    Object.assign(this.record, change, { seq });
    this.isChanged = true;
  }

  changeCourse(change: Partial<LiveRecord>, seq: number): void {
    Object.assign(this.record, change, { courseSeq: seq });
    this.isChanged = true;
  }

  changeLead(blockId: string, personId: string | null, at: Date, seq: number): void {
    Object.assign(this.record, { leadBlockId: blockId, leadPersonId: personId, leadAt: at, leadSeq: seq });
    this.isChanged = true;
  }

  /** How many are in the room. */
  inCount(): number {
    return [...this.people.values()].filter(({ place }) => place === 'in').length;
  }

  /** An event as everybody is told of it. */
  shown(type: LiveEvent['type'], seq: number, at: Date, targetIds: readonly string[] = []): LiveEvent {
    const shown = presentLiveEvent({ seq, at: at.toISOString(), type }, targetIds, this);
    if (!shown) throw new Error(`${type} is no event of the session itself.`);
    return shown;
  }
}
