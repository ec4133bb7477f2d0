import type { LiveAnswer } from '@lectern/contracts';
import { limits } from '@lectern/contracts';
import { hasPlaceFor, isPromiseKept, isUnderWay } from '@lectern/domain';
import { conflict, forbidden, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { full, locked } from './live-refusals';
import type { LivePersonRecord, LiveRecord } from './live-session.records';
import type { LiveClock, LiveWork } from './live-work';

type LiveOutcome = Outcome<LiveAnswer>;

/** Comes into the room, or into the lobby to wait there. */
export function enter(personId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  const { record } = work;
  const person = work.people.get(personId);
  if (person?.place === 'removed') throw forbidden('You were asked to leave this session.');
  const isHost = person?.role === 'host' || person?.role === 'co-host';
  const isKnown = (person?.firstInAt ?? null) !== null;
  if (record.isLocked && !isHost && !isKnown) throw locked();
  if (!isHost && !hasRoom(personId, work, clock.at)) throw full(roomOf(record));
  const coming = work.personOf(personId, clock.at);
  return changePeople([coming], work, clock, comesIn(coming, record) ? 'in' : 'waiting');
}

export function leave(personId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  const person = work.people.get(personId);
  if (!person || (person.place !== 'in' && person.place !== 'waiting')) throw conflict('You are not here.');
  return changePeople([person], work, clock, 'left');
}

/** Lets in one who waits, or all, in the order of their arrival and as many as there is room for. */
export function admit(personId: string | null, work: LiveWork, clock: LiveClock): LiveOutcome {
  const waiting = waitingOf(work).filter(({ id }) => personId === null || id === personId);
  if (waiting.length === 0) throw conflict('Nobody is waiting there any more.');
  const seats = roomOf(work.record) - work.inCount();
  if (seats <= 0) throw full(roomOf(work.record));
  return changePeople(waiting.slice(0, seats), work, clock, 'in');
}

export function remove(personId: string, byId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  const person = work.people.get(personId);
  if (!person) throw notFound();
  if (person.role === 'host') throw forbidden('The host cannot be removed.');
  if (person.role === 'co-host' && work.standing(byId) === 'co-host')
    throw forbidden('Only the host removes a co-host.');
  return changePeople([person], work, clock, 'removed');
}

/** When it begins, whoever waits and needs no letting in comes in; answers who did. */
export function letInOnStart(work: LiveWork, at: Date, seq: number): string[] {
  const coming = waitingOf(work).filter((person) => comesIn(person, work.record));
  const letInIds: string[] = [];
  for (const person of coming) {
    if (!hasRoom(person.id, work, at)) continue;
    place(person, 'in', work, at, seq);
    letInIds.push(person.id);
  }
  return letInIds;
}

function changePeople(
  people: readonly LivePersonRecord[],
  work: LiveWork,
  { at, nextSeq }: LiveClock,
  to: LivePersonRecord['place'],
): LiveOutcome {
  const seq = nextSeq();
  for (const person of people) place(person, to, work, at, seq);
  const targetIds = people.map(({ id }) => id);
  const shown = work.shown('live.people-changed', seq, at, targetIds);
  return { event: { type: 'live.people-changed', targetIds }, shown, answer: { seq } };
}

function place(person: LivePersonRecord, to: LivePersonRecord['place'], work: LiveWork, at: Date, seq: number): void {
  // who comes twice, in a second tab, has been here since the first time
  const since = person.place === to ? person.since : at;
  const firstInAt = to === 'in' ? (person.firstInAt ?? at) : person.firstInAt;
  work.changePerson(person, { place: to, since, firstInAt }, seq);
}

/** Whether somebody comes into the room by themselves as things are. */
function comesIn({ role, firstInAt, personId, place: now }: LivePersonRecord, record: LiveRecord): boolean {
  if (role === 'host' || role === 'co-host' || now === 'in') return true;
  // let in once is let in, until removed
  if (firstInAt !== null) return true;
  if (!isUnderWay(record.state)) return false;
  return record.letsIn === 'everyone' || (record.letsIn === 'members' && personId !== null);
}

function waitingOf(work: LiveWork): LivePersonRecord[] {
  return [...work.people.values()]
    .filter((person) => person.place === 'waiting')
    .sort((a, b) => a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1));
}

/** Whether there is a place for somebody that is promised to nobody else. */
function hasRoom(id: string, { people, record }: LiveWork, at: Date): boolean {
  const all = [...people.values()].map(({ rsvp, rsvpSeq, ...one }) => ({
    ...one,
    rsvp: rsvp === null ? null : { answer: rsvp, seq: rsvpSeq },
  }));
  return hasPlaceFor(id, all, roomOf(record), isPromiseKept(record.startedAt, at));
}

function roomOf({ capacity }: LiveRecord): number {
  return capacity ?? limits.peoplePerLiveSession;
}
