import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { DecideInBulk } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import { serverLimits, type DomainError } from '@lectern/server/platform';

const itemColumns = {
  id: true,
  undoId: true,
  caseId: true,
  version: true,
  bodyVersion: true,
  state: true,
  attempts: true,
  versionAfter: true,
  refusedCode: true,
  refusedReason: true,
  refusedMessage: true,
} as const;

const columns = {
  id: true,
  groupId: true,
  personId: true,
  commandHash: true,
  action: true,
  reason: true,
  ruleVersion: true,
  ruleNumber: true,
  state: true,
  createdAt: true,
  finishedAt: true,
  items: { select: itemColumns, orderBy: { position: 'asc' } },
} as const;

/** A decision on many cases as stored. */
export type StoredBulk = NonNullable<Awaited<ReturnType<BulkRepository['find']>>>;
/** One case of it. */
export type StoredBulkItem = StoredBulk['items'][number];

/** Decisions on many cases, with what became of each. */
@Injectable()
export class BulkRepository {
  constructor(private readonly database: Database) {}

  find(id: string, transaction: Transaction = this.database.client) {
    return transaction.bulkDecision.findUnique({ where: { id }, select: columns });
  }

  /** How many of these cases are in a group. */
  casesOf(groupId: string, ids: readonly string[]): Promise<number> {
    return this.database.client.moderationCase.count({ where: { groupId, id: { in: [...ids] } } });
  }

  async create(
    given: DecideInBulk & { readonly groupId: string; readonly personId: string },
    commandHash: Uint8Array<ArrayBuffer>,
    at: Date,
  ): Promise<void> {
    const { commandId: id, groupId, personId, action, reason, ruleVersion, ruleNumber, cases } = given;
    await this.database.client.bulkDecision.createMany({
      data: [
        {
          id,
          groupId,
          personId,
          commandHash,
          action,
          reason,
          ruleVersion,
          ruleNumber,
          createdAt: at,
        },
      ],
      skipDuplicates: true,
    });
    // a repeat that finds the first half of this does the other
    await this.database.client.bulkItem.createMany({
      data: cases.map(({ caseId, version, bodyVersion }, position) => ({
        id: uuidv7(),
        undoId: uuidv7(),
        bulkId: id,
        position,
        caseId,
        version,
        bodyVersion,
      })),
      skipDuplicates: true,
    });
  }

  /** Takes one to be worked on; false: somebody is at it, or nothing is to be done. */
  async claim(id: string, at: Date): Promise<boolean> {
    const { count } = await this.database.client.bulkDecision.updateMany({
      where: {
        id,
        state: { in: ['running', 'undoing'] },
        OR: [{ leaseUntil: null }, { leaseUntil: { lte: at } }],
      },
      data: { leaseUntil: leaseFrom(at) },
    });
    return count === 1;
  }

  async renew(id: string, at: Date): Promise<void> {
    await this.database.client.bulkDecision.updateMany({ where: { id }, data: { leaseUntil: leaseFrom(at) } });
  }

  /** Those that wait for somebody to go on with them. */
  async waiting(at: Date, most: number): Promise<string[]> {
    const found = await this.database.client.bulkDecision.findMany({
      where: {
        state: { in: ['running', 'undoing'] },
        OR: [{ leaseUntil: null }, { leaseUntil: { lte: at } }],
      },
      orderBy: { createdAt: 'asc' },
      take: most,
      select: { id: true },
    });
    return found.map(({ id }) => id);
  }

  /** Says that nothing of it waits any more, once; the lease goes with it. */
  async finish(id: string, from: 'running' | 'undoing', finishedAt: Date): Promise<boolean> {
    const { count } = await this.database.client.bulkDecision.updateMany({
      where: { id, state: from },
      data: { state: from === 'running' ? 'done' : 'undone', finishedAt, leaseUntil: null },
    });
    return count === 1;
  }

  /** Whoever works on it goes on with this: it keeps the lease. */
  async takeBack(id: string): Promise<void> {
    await this.database.client.bulkDecision.updateMany({
      where: { id, state: { in: ['running', 'done'] } },
      data: { state: 'undoing' },
    });
  }

  async tried(id: string): Promise<void> {
    await this.database.client.bulkItem.update({
      where: { id },
      data: { attempts: { increment: 1 } },
      select: { id: true },
    });
  }

  async put(id: string, state: string, versionAfter?: number, refusal?: DomainError): Promise<void> {
    await this.database.client.bulkItem.update({
      where: { id },
      data: {
        state,
        versionAfter,
        refusedCode: refusal?.code ?? null,
        refusedReason: refusal?.details.reason ?? null,
        refusedMessage: refusal?.message ?? null,
      },
      select: { id: true },
    });
  }

  /** What had not had its turn when all was taken back. */
  async skipWaiting(bulkId: string): Promise<void> {
    await this.database.client.bulkItem.updateMany({ where: { bulkId, state: 'waiting' }, data: { state: 'skipped' } });
  }
}

function leaseFrom(at: Date): Date {
  return new Date(at.getTime() + serverLimits.bulkLeaseMs);
}
