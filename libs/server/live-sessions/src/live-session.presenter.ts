import type { LiveCourse, LiveEvent, LiveLead, LivePerson, LiveSession, LiveSessionSummary } from '@lectern/contracts';
import type { LiveBlock, LivePersonRecord, LiveRecord } from './live-session.records';

/** A live session as everyone who may see it sees it; its passages with the numbers of their paragraphs now. */
export function presentSession(record: LiveRecord, blocks: ReadonlyMap<string, LiveBlock>): LiveSession {
  return {
    id: record.id,
    readingId: record.readingId,
    title: record.title,
    start: record.start,
    timeZone: record.timeZone,
    startsAt: record.startsAt.toISOString(),
    lengthMinutes: record.lengthMinutes,
    state: record.state,
    agenda: record.agenda.map((passage) => {
      const [from, to] = [blocks.get(passage.fromBlockId), blocks.get(passage.toBlockId)];
      const isPlaced = from !== undefined && to !== undefined;
      return { ...passage, fromNumber: from?.number ?? null, toNumber: to?.number ?? null, isPlaced };
    }),
    letsIn: record.letsIn,
    capacity: record.capacity,
    isLocked: record.isLocked,
    startedAt: record.startedAt?.toISOString() ?? null,
    endedAt: record.endedAt?.toISOString() ?? null,
    series:
      record.seriesId === null ? null : { id: record.seriesId, date: record.seriesDate, own: [...record.ownParts] },
    seq: record.seq,
  };
}

/** Where the group is in the agenda. */
export function presentCourse(record: LiveRecord): LiveCourse {
  return {
    passageId: record.passageId,
    visitedIds: [...record.visitedIds],
    endsAt: record.passageEndsAt?.toISOString() ?? null,
    leftMs: record.passageLeftMs,
    goesOnByItself: record.goesOnByItself,
    deputyId: record.deputyId,
    seq: record.courseSeq,
  };
}

/** The paragraph everybody is led to. */
export function presentLead(record: LiveRecord): LiveLead {
  return {
    blockId: record.leadBlockId,
    personId: record.leadPersonId,
    at: record.leadAt?.toISOString() ?? null,
    seq: record.leadSeq,
  };
}

/** Somebody of a live session. */
export function presentPerson(person: LivePersonRecord): LivePerson {
  return {
    id: person.id,
    displayName: person.displayName,
    isGuest: person.personId === null,
    role: person.role,
    place: person.place,
    since: person.since.toISOString(),
    firstInAt: person.firstInAt?.toISOString() ?? null,
    isWilling: person.isWilling,
    attended: person.attended,
    rsvp: person.rsvp === null ? null : { answer: person.rsvp, seq: person.rsvpSeq },
    seq: person.seq,
  };
}

/** A live session as listed. */
export function presentSummary(
  record: LiveRecord,
  { readingTitle, hostNames }: { readingTitle: string; hostNames: readonly string[] },
): LiveSessionSummary {
  return {
    id: record.id,
    readingId: record.readingId,
    title: record.title,
    start: record.start,
    timeZone: record.timeZone,
    startsAt: record.startsAt.toISOString(),
    state: record.state,
    lengthMinutes: record.lengthMinutes,
    readingTitle,
    hostNames: [...hostNames],
    passageCount: record.agenda.length,
    seriesId: record.seriesId,
  };
}

/** What an event points at, as it is now. */
export interface LiveThings {
  readonly record: LiveRecord;
  readonly blocks: ReadonlyMap<string, LiveBlock>;
  readonly people: ReadonlyMap<string, LivePersonRecord>;
}

/** An event of the session itself with what it points at; null: the event is none of these. */
export function presentLiveEvent(
  { type, ...base }: { seq: number; at: string; type: string },
  targetIds: readonly string[],
  { record, blocks, people }: LiveThings,
): LiveEvent | null {
  const shownPeople = () => targetIds.flatMap((id) => people.get(id) ?? []).map(presentPerson);
  switch (type) {
    case 'live.changed':
      return {
        ...base,
        type,
        session: presentSession(record, blocks),
        course: presentCourse(record),
        people: shownPeople(),
      };
    case 'live.moved':
      return { ...base, type, course: presentCourse(record), lead: presentLead(record) };
    case 'live.led':
      return { ...base, type, lead: presentLead(record) };
    case 'live.people-changed':
      return { ...base, type, people: shownPeople() };
    default:
      return null;
  }
}
