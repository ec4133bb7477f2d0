import { Injectable } from '@nestjs/common';
import type { NewWordRule, PostingSettings } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** A group's settings and rules about posting, as they are changed. */
@Injectable()
export class PostingRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  /** Locks the group's row: rights and counts that are read after it still hold at the commit. */
  async lock(groupId: string, transaction: Transaction): Promise<void> {
    await transaction.$queryRaw(Prisma.sql`SELECT 1 FROM groups WHERE id = ${groupId}::uuid FOR UPDATE`);
  }

  async update(groupId: string, { holds, newcomerComments }: PostingSettings, transaction: Transaction): Promise<void> {
    await transaction.group.update({
      where: { id: groupId },
      data: { postingHolds: holds, newcomerComments },
      select: { id: true },
    });
  }

  async countRules(groupId: string, transaction: Transaction): Promise<{ all: number; expressions: number }> {
    const [all, expressions] = await Promise.all([
      transaction.wordRule.count({ where: { groupId } }),
      transaction.wordRule.count({ where: { groupId, kind: 'expression' } }),
    ]);
    return { all, expressions };
  }

  async addRule(
    id: string,
    groupId: string,
    rule: NewWordRule,
    createdAt: Date,
    transaction: Transaction,
  ): Promise<void> {
    const { kind, pattern, action, explanation } = rule;
    const replacement = action === 'replace' ? rule.replacement : null;
    await transaction.wordRule.createMany({
      data: [{ id, groupId, kind, pattern, action, explanation, replacement, createdAt }],
    });
  }

  /** Removes a rule and answers what it did; null when there is none. */
  async removeRule(groupId: string, ruleId: string, transaction: Transaction): Promise<{ action: string } | null> {
    const found = await transaction.wordRule.findFirst({ where: { id: ruleId, groupId }, select: { action: true } });
    if (found) await transaction.wordRule.deleteMany({ where: { id: ruleId, groupId } });
    return found;
  }
}
