import { Injectable } from '@nestjs/common';
import {
  livePlanPartSchema,
  passageSchema,
  limits,
  type LiveRole,
  type LiveState,
  type MemberRole,
} from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import * as z from 'zod';
import type { LiveActor, LiveBlock, LivePersonRecord, LiveRecord, LiveSurroundings } from './live-session.records';

const columns = {
  id: true,
  readingId: true,
  title: true,
  localStart: true,
  timeZone: true,
  startsAt: true,
  lengthMinutes: true,
  state: true,
  agenda: true,
  letsIn: true,
  capacity: true,
  isLocked: true,
  startedAt: true,
  endedAt: true,
  seriesId: true,
  seriesDate: true,
  seriesVersion: true,
  ownParts: true,
  seq: true,
  passageId: true,
  visitedIds: true,
  passageEndsAt: true,
  passageLeftMs: true,
  goesOnByItself: true,
  deputyId: true,
  courseSeq: true,
  leadBlockId: true,
  leadPersonId: true,
  leadAt: true,
  leadSeq: true,
} as const;
const personColumns = {
  sessionId: true,
  id: true,
  personId: true,
  guestName: true,
  role: true,
  place: true,
  since: true,
  firstInAt: true,
  isWilling: true,
  attended: true,
  rsvp: true,
  rsvpSeq: true,
  seq: true,
  person: { select: { displayName: true } },
} as const;
const agendaSchema = z.array(passageSchema);
const partsSchema = z.array(livePlanPartSchema);

/** Live sessions and the people of them. */
@Injectable()
export class LiveSessionRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  async find(id: string, transaction: Transaction = this.database.client): Promise<LiveRecord | null> {
    const row = await transaction.liveSession.findUnique({ where: { id }, select: columns });
    return row && recordOf(row);
  }

  /** The session's reading and group. */
  async surroundings(id: string, transaction: Transaction = this.database.client): Promise<LiveSurroundings | null> {
    const row = await transaction.liveSession.findUnique({
      where: { id },
      select: {
        reading: {
          select: {
            title: true,
            currentRevisionId: true,
            group: { select: { id: true, name: true, audienceVersion: true } },
          },
        },
      },
    });
    if (!row) return null;
    const { title, currentRevisionId, group } = row.reading;
    return {
      readingTitle: title,
      revisionId: currentRevisionId,
      groupId: group.id,
      groupName: group.name,
      audienceVersion: group.audienceVersion,
    };
  }

  async readingOf(id: string): Promise<string | null> {
    const row = await this.database.client.liveSession.findUnique({ where: { id }, select: { readingId: true } });
    return row?.readingId ?? null;
  }

  async hashOf(id: string): Promise<Uint8Array | null> {
    const row = await this.database.client.liveSession.findUnique({ where: { id }, select: { commandHash: true } });
    return row?.commandHash ?? null;
  }

  /** Stores a new session with its stream. */
  async create(record: LiveRecord, commandHash: Uint8Array<ArrayBuffer>, transaction: Transaction): Promise<void> {
    const { seriesId, seriesDate } = record;
    await transaction.stream.create({ data: { id: record.id, kind: 'session' } });
    await transaction.liveSession.create({
      data: { id: record.id, readingId: record.readingId, seriesId, seriesDate, commandHash, ...rowOf(record) },
    });
  }

  async update(record: LiveRecord, transaction: Transaction): Promise<void> {
    await transaction.liveSession.update({
      where: { id: record.id },
      data: { ...rowOf(record) },
      select: { id: true },
    });
  }

  /** These people of a session; without ids all of them. */
  async people(
    sessionId: string,
    ids?: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<LivePersonRecord[]> {
    const rows = await transaction.livePerson.findMany({
      where: { sessionId, id: ids ? { in: [...ids] } : undefined },
      select: personColumns,
      orderBy: [{ since: 'asc' }, { id: 'asc' }],
      take: limits.peoplePerLiveSession * 2,
    });
    return rows.map(({ person, guestName, ...row }) => ({
      ...row,
      role: roleFrom(row.role),
      displayName: person?.displayName ?? guestName ?? '',
    }));
  }

  /** What somebody is in these sessions, where they have a part in them. */
  async partsOf(personId: string, sessionIds: readonly string[]) {
    const rows = await this.database.client.livePerson.findMany({
      where: { personId, sessionId: { in: [...new Set(sessionIds)] } },
      select: { sessionId: true, id: true, role: true },
    });
    return rows.map((row) => ({ ...row, role: roleFrom(row.role) }));
  }

  async addPeople(people: readonly LivePersonRecord[], transaction: Transaction): Promise<void> {
    await transaction.livePerson.createMany({
      data: people.map((person) => ({
        sessionId: person.sessionId,
        id: person.id,
        personId: person.personId,
        guestName: person.personId === null ? person.displayName : null,
        ...changingColumns(person),
      })),
    });
  }

  async updatePerson(person: LivePersonRecord, transaction: Transaction): Promise<void> {
    const { sessionId, id } = person;
    await transaction.livePerson.update({
      where: { sessionId_id: { sessionId, id } },
      data: changingColumns(person),
      select: { id: true },
    });
  }

  /** Those of these people who have an account, with their roles in a group. */
  async actors(
    ids: readonly string[],
    groupId: string,
    transaction: Transaction = this.database.client,
  ): Promise<LiveActor[]> {
    const rows = await transaction.person.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, displayName: true, memberships: { where: { groupId }, select: { role: true } } },
    });
    return rows.map(({ id, displayName, memberships }) => ({
      id,
      displayName,
      groupRole: (memberships[0]?.role as MemberRole | undefined) ?? null,
    }));
  }

  /** These blocks, as far as they are in a revision. */
  async blocks(
    revisionId: string,
    ids: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<Map<string, LiveBlock>> {
    if (ids.length === 0) return new Map();
    const rows = await transaction.block.findMany({
      where: { revisionId, id: { in: [...new Set(ids)] } },
      select: { id: true, number: true, position: true },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** These blocks, as far as they are in the present revision of a session's reading. */
  async presentBlocks(sessionId: string, ids: readonly string[]): Promise<Map<string, LiveBlock>> {
    const surroundings = await this.surroundings(sessionId);
    return surroundings ? this.blocks(surroundings.revisionId, ids) : new Map();
  }

  /** The sessions that are dates of a series, by their dates. */
  async ofSeries(seriesId: string, transaction: Transaction = this.database.client): Promise<LiveRecord[]> {
    const rows = await transaction.liveSession.findMany({
      where: { seriesId },
      select: columns,
      orderBy: { seriesDate: 'asc' },
      take: limits.datesPerLiveSeries * 2,
    });
    return rows.map(recordOf);
  }

  /** How many sessions of a group are still to come. */
  coming(groupId: string, transaction: Transaction = this.database.client): Promise<number> {
    return transaction.liveSession.count({
      where: { reading: { groupId }, state: { in: ['draft', 'scheduled'] } },
    });
  }

  /** The sessions of a group in these states, with the reading's title and the hosts' names. */
  async list(groupId: string, states: readonly LiveState[], order: 'asc' | 'desc') {
    const rows = await this.database.client.liveSession.findMany({
      where: { reading: { groupId }, state: { in: states.map(stateTo) } },
      orderBy: [{ startsAt: order }, { id: order }],
      take: limits.liveSessionsPerList,
      select: {
        ...columns,
        reading: { select: { title: true } },
        people: {
          where: { role: { in: ['host', 'co_host'] } },
          orderBy: [{ role: 'asc' }, { id: 'asc' }],
          select: { id: true, person: { select: { displayName: true } } },
        },
      },
    });
    return rows.map(({ reading, people, ...row }) => ({
      record: recordOf(row),
      readingTitle: reading.title,
      hostIds: people.map(({ id }) => id),
      hostNames: people.flatMap(({ person }) => person?.displayName ?? []),
    }));
  }

  /** Sessions whose passage's time is over and that go on by themselves. */
  async timesOver(at: Date): Promise<{ id: string; passageId: string | null }[]> {
    return this.database.client.liveSession.findMany({
      where: { state: 'live', goesOnByItself: true, passageEndsAt: { lte: at } },
      select: { id: true, passageId: true },
      take: 50,
    });
  }
}

type Row = Awaited<ReturnType<Transaction['liveSession']['findUniqueOrThrow']>>;
type StoredState = Row['state'];

function recordOf({ localStart, state, agenda, ownParts, ...row }: Omit<Row, 'commandHash'>): LiveRecord {
  return {
    ...row,
    start: localStart,
    state: state === 'wrap_up' ? 'wrap-up' : state,
    agenda: agendaSchema.parse(agenda),
    ownParts: partsSchema.parse(ownParts),
  };
}

/** What of a session its stream changes; which date of a series it is, the series says. */
function rowOf(record: LiveRecord) {
  const { id: _, readingId: __, seriesId: ___, seriesDate: ____, ...rest } = record;
  const { start, state, agenda, visitedIds, ownParts, ...row } = rest;
  return {
    ...row,
    localStart: start,
    state: stateTo(state),
    agenda: agenda.map((passage) => ({ ...passage })),
    visitedIds: [...visitedIds],
    ownParts: [...ownParts],
  };
}

function stateTo(state: LiveState): StoredState {
  return state === 'wrap-up' ? 'wrap_up' : state;
}

function roleFrom(role: 'host' | 'co_host' | 'participant' | 'observer'): LiveRole {
  return role === 'co_host' ? 'co-host' : role;
}

function roleTo(role: LiveRole) {
  return role === 'co-host' ? ('co_host' as const) : role;
}

/** What of somebody in a session changes while it lasts. */
function changingColumns(person: LivePersonRecord) {
  const { role, place, since, firstInAt, isWilling, attended, rsvp, rsvpSeq, seq } = person;
  return { role: roleTo(role), place, since, firstInAt, isWilling, attended, rsvp, rsvpSeq, seq } as const;
}
