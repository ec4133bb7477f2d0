import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import type { ArrangementRecord, PlaceRecord, RoomRecord } from './arrangement.records';

const columns = {
  writerIds: true,
  notesShown: true,
  notesSeq: true,
  round: true,
  isSplit: true,
  comesBackAt: true,
  splitSeq: true,
} as const;
const roomColumns = {
  id: true,
  round: true,
  number: true,
  passageId: true,
  endsAt: true,
  note: true,
  noteById: true,
  noteSeq: true,
  seq: true,
  roommates: { select: { personId: true }, orderBy: { personId: 'asc' } },
} as const;
const untouched = {
  writerIds: [],
  notesShown: false,
  notesSeq: 0,
  round: 0,
  isSplit: false,
  comesBackAt: null,
  splitSeq: 0,
};

/** How live sessions work: who writes notes, and the small rooms they are split into. */
@Injectable()
export class ArrangementRepository {
  constructor(private readonly database: Database) {}

  async find(sessionId: string, transaction: Transaction = this.database.client): Promise<ArrangementRecord> {
    const [row, notes] = await Promise.all([
      transaction.liveArrangement.findUnique({ where: { sessionId }, select: columns }),
      transaction.liveSide.findFirst({ where: { sessionId, kind: 'notes' }, select: { id: true } }),
    ]);
    return { ...(row ?? untouched), notesId: notes?.id ?? null };
  }

  /** The small rooms of a round, these, or those of every round that noted something for all. */
  async rooms(
    sessionId: string,
    which: { readonly round: number } | { readonly ids: readonly string[] } | 'noted',
    transaction: Transaction = this.database.client,
  ): Promise<RoomRecord[]> {
    const rows = await transaction.liveSide.findMany({
      where: { sessionId, kind: 'room', ...conditionOf(which) },
      orderBy: [{ round: 'asc' }, { number: 'asc' }],
      take: limits.roomsPerSplit * limits.splitsPerLiveSession,
      select: roomColumns,
    });
    return rows.map(({ roommates, ...row }) => ({ ...row, memberIds: roommates.map(({ personId }) => personId) }));
  }

  /** Who is in a room. */
  async memberIds(sideId: string, transaction: Transaction = this.database.client): Promise<string[]> {
    const rows = await transaction.liveRoommate.findMany({ where: { sideId }, select: { personId: true } });
    return rows.map(({ personId }) => personId);
  }

  /** Those of whom it was said in a round where they belong, also those who belong to no room. */
  async dealtIds(sessionId: string, round: number, transaction: Transaction): Promise<Set<string>> {
    const rows = await transaction.liveRoommate.findMany({ where: { sessionId, round }, select: { personId: true } });
    return new Set(rows.map(({ personId }) => personId));
  }

  async isSplit(sessionId: string, transaction: Transaction): Promise<boolean> {
    const row = await transaction.liveArrangement.findUnique({ where: { sessionId }, select: { isSplit: true } });
    return row?.isSplit ?? false;
  }

  async store(sessionId: string, record: ArrangementRecord, transaction: Transaction): Promise<void> {
    const { writerIds, notesShown, notesSeq, round, isSplit, comesBackAt, splitSeq } = record;
    const ids = [...writerIds];
    await transaction.liveArrangement.upsert({
      where: { sessionId },
      create: { sessionId, writerIds: ids, notesShown, notesSeq, round, isSplit, comesBackAt, splitSeq },
      update: { writerIds: ids, notesShown, notesSeq, round, isSplit, comesBackAt, splitSeq },
      select: { sessionId: true },
    });
  }

  async storeRooms(rooms: Iterable<RoomRecord>, transaction: Transaction): Promise<void> {
    for (const { id, passageId, endsAt, note, noteById, noteSeq, seq } of rooms)
      await transaction.liveSide.update({
        where: { id },
        data: { passageId, endsAt, note, noteById, noteSeq, seq },
        select: { id: true },
      });
  }

  /** Stores where people belong, the last that was said of each in a round. */
  async storePlaces(sessionId: string, places: readonly PlaceRecord[], transaction: Transaction): Promise<void> {
    for (const round of new Set(places.map((place) => place.round))) {
      const last = new Map(
        places.filter((place) => place.round === round).map((place) => [place.personId, place.roomId]),
      );
      await transaction.liveRoommate.deleteMany({ where: { sessionId, round, personId: { in: [...last.keys()] } } });
      await transaction.liveRoommate.createMany({
        data: [...last].map(([personId, sideId]) => ({ sessionId, round, personId, sideId })),
      });
    }
  }

  /** Sessions that are split and called back by now or over, and those with people who came since. */
  async due(at: Date): Promise<{ sessionId: string; round: number; isBack: boolean }[]> {
    return this.database.client.$queryRaw(Prisma.sql`
      SELECT split.session_id AS "sessionId", split.round,
        (session.state NOT IN ('live', 'paused', 'wrap-up') OR coalesce(split.comes_back_at <= ${at}, false)) AS "isBack"
      FROM live_arrangements split JOIN live_sessions session ON session.id = split.session_id
      WHERE split.is_split AND (
        session.state NOT IN ('live', 'paused', 'wrap-up') OR split.comes_back_at <= ${at}
        OR split.comes_back_at IS NULL AND EXISTS (
          SELECT 1 FROM live_people person
          WHERE person.session_id = split.session_id AND person.place = 'in'
            AND person.role NOT IN ('host', 'co-host') AND person.id IS DISTINCT FROM session.deputy_id
            AND NOT EXISTS (
              SELECT 1 FROM live_roommates mate
              WHERE mate.session_id = split.session_id AND mate.round = split.round AND mate.person_id = person.id)))
      LIMIT 50`);
  }
}

function conditionOf(which: { readonly round: number } | { readonly ids: readonly string[] } | 'noted') {
  if (which === 'noted') return { note: { not: '' } };
  return 'round' in which ? { round: which.round } : { id: { in: [...which.ids] } };
}
