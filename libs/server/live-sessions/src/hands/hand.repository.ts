import { Injectable } from '@nestjs/common';
import { handKindSchema, handOrderSchema, type LiveHand, type LiveTurnRules, type LiveTurns } from '@lectern/contracts';
import { neededHands, type SpeakerStack } from '@lectern/domain';
import { Database, type Transaction } from '@lectern/server/database';
import * as z from 'zod';

const columns = {
  id: true,
  personId: true,
  kind: true,
  repliesToId: true,
  arrival: true,
  raisedAt: true,
  placedIndex: true,
  placedSeq: true,
  placedReason: true,
  floorSeq: true,
  floorSince: true,
  floorUntil: true,
  overHow: true,
  overReason: true,
  seq: true,
} as const;
const overSchema = z.enum(['spoke', 'lowered', 'taken-down']);

/** The hands of live sessions, how often people spoke, and what the turns go by. */
@Injectable()
export class HandRepository {
  constructor(private readonly database: Database) {}

  /** All of the stack that still matters. */
  async stack(sessionId: string, transaction: Transaction = this.database.client): Promise<SpeakerStack> {
    const [standing, turns, rules] = await Promise.all([
      transaction.liveHand.findMany({ where: { sessionId, overHow: null }, select: columns }),
      this.turns(sessionId, undefined, transaction),
      this.rules(sessionId, transaction),
    ]);
    const first = Math.min(...standing.filter(({ floorSeq }) => floorSeq === null).map(({ arrival }) => arrival));
    const last = Math.max(...turns.map(({ seq }) => seq));
    const spoken = await transaction.liveHand.findMany({
      where: {
        sessionId,
        overHow: { not: null },
        floorSeq: { not: null },
        OR: [
          ...(Number.isFinite(last) ? [{ floorSeq: last }] : []),
          ...(Number.isFinite(first) ? [{ arrival: { gt: first } }] : []),
        ],
      },
      select: columns,
    });
    const hands = neededHands([...standing, ...spoken].map(handOf));
    return { rules, hands: byId(hands), turns: byId(turns) };
  }

  async isWaitingOrSpeaking(sessionId: string, personId: string): Promise<boolean> {
    const where = { sessionId, personId, overHow: null };
    return (await this.database.client.liveHand.count({ where })) > 0;
  }

  async hands(sessionId: string, ids: readonly string[]): Promise<LiveHand[]> {
    const rows = await this.database.client.liveHand.findMany({
      where: { sessionId, id: { in: [...ids] } },
      select: columns,
    });
    return rows.map(handOf);
  }

  /** How often these people had the floor; without ids everybody who had it. */
  async turns(
    sessionId: string,
    personIds?: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<LiveTurns[]> {
    const rows = await transaction.liveHand.groupBy({
      by: ['personId'],
      where: { sessionId, floorSeq: { not: null }, personId: personIds ? { in: [...personIds] } : undefined },
      _count: true,
      _max: { floorSeq: true },
    });
    return rows.map(({ personId, _count, _max }) => ({ id: personId, count: _count, seq: _max.floorSeq ?? 0 }));
  }

  async rules(sessionId: string, transaction: Transaction = this.database.client): Promise<LiveTurnRules> {
    const row = await transaction.liveTurnRules.findUnique({
      where: { sessionId },
      select: { order: true, turnSeconds: true, seq: true },
    });
    return row ? { ...row, order: handOrderSchema.parse(row.order) } : { order: 'balanced', turnSeconds: null, seq: 0 };
  }

  async store(sessionId: string, hands: Iterable<LiveHand>, transaction: Transaction): Promise<void> {
    for (const hand of hands) {
      await transaction.liveHand.upsert({
        where: { id: hand.id },
        create: { sessionId, id: hand.id, ...rowOf(hand) },
        update: rowOf(hand),
        select: { id: true },
      });
    }
  }

  async storeRules(sessionId: string, { order, turnSeconds, seq }: LiveTurnRules, transaction: Transaction) {
    await transaction.liveTurnRules.upsert({
      where: { sessionId },
      create: { sessionId, order, turnSeconds, seq },
      update: { order, turnSeconds, seq },
      select: { sessionId: true },
    });
  }
}

type Row = Awaited<ReturnType<Transaction['liveHand']['findUniqueOrThrow']>>;

function handOf(row: Omit<Row, 'sessionId'>): LiveHand {
  const { placedIndex: index, placedSeq, placedReason: reason, floorSeq, floorSince, floorUntil } = row;
  const isPlaced = index !== null && placedSeq !== null && reason !== null;
  const hasFloor = floorSeq !== null && floorSince !== null;
  return {
    id: row.id,
    personId: row.personId,
    kind: row.kind === null ? null : handKindSchema.parse(row.kind),
    repliesToId: row.repliesToId,
    arrival: row.arrival,
    raisedAt: row.raisedAt.toISOString(),
    placed: isPlaced ? { index, seq: placedSeq, reason } : null,
    floor: hasFloor
      ? { seq: floorSeq, since: floorSince.toISOString(), until: floorUntil?.toISOString() ?? null }
      : null,
    over: row.overHow === null ? null : { how: overSchema.parse(row.overHow), reason: row.overReason },
    seq: row.seq,
  };
}

function rowOf({ personId, kind, repliesToId, arrival, raisedAt, placed, floor, over, seq }: LiveHand) {
  return {
    personId,
    kind,
    repliesToId,
    arrival,
    raisedAt: new Date(raisedAt),
    placedIndex: placed?.index ?? null,
    placedSeq: placed?.seq ?? null,
    placedReason: placed?.reason ?? null,
    floorSeq: floor?.seq ?? null,
    floorSince: floor ? new Date(floor.since) : null,
    floorUntil: floor?.until ? new Date(floor.until) : null,
    overHow: over?.how ?? null,
    overReason: over?.reason ?? null,
    seq,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
