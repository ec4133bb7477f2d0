import { Injectable } from '@nestjs/common';
import { groupRuleSchema, type GroupRule } from '@lectern/contracts';
import { firstRules } from '@lectern/domain';
import { Database, type Transaction } from '@lectern/server/database';
import * as z from 'zod';

/** A version of a group's rules. */
export interface StoredRules {
  readonly version: number;
  readonly rules: readonly GroupRule[];
  readonly publishedAt: Date | null;
  readonly publishedById: string | null;
}

const columns = { version: true, rules: true, publishedAt: true, publishedById: true } as const;
const rulesSchema = z.array(groupRuleSchema);

/** The versions of groups' rules. */
@Injectable()
export class RulesRepository {
  constructor(private readonly database: Database) {}

  /** The rules that hold now: those a group wrote last, else those everybody begins with. */
  async present(groupId: string, transaction: Transaction = this.database.client): Promise<StoredRules> {
    const found = await transaction.ruleSet.findFirst({
      where: { groupId },
      orderBy: { version: 'desc' },
      select: columns,
    });
    return found ? { ...found, rules: rulesSchema.parse(found.rules) } : beginning;
  }

  /** The rules of these versions, by version. */
  async versions(groupId: string, versions: readonly number[]): Promise<Map<number, readonly GroupRule[]>> {
    const found = await this.database.client.ruleSet.findMany({
      where: { groupId, version: { in: [...new Set(versions)] } },
      select: { version: true, rules: true },
    });
    return new Map([
      [0, firstRules],
      ...found.map(({ version, rules }) => [version, rulesSchema.parse(rules)] as const),
    ]);
  }

  async add(groupId: string, next: StoredRules, transaction: Transaction): Promise<void> {
    const { version, rules, publishedAt, publishedById } = next;
    await transaction.ruleSet.create({
      data: {
        groupId,
        version,
        rules: rules.map((rule) => ({ ...rule })),
        publishedAt: publishedAt ?? new Date(),
        publishedById,
      },
      select: { version: true },
    });
  }
}

const beginning: StoredRules = { version: 0, rules: firstRules, publishedAt: null, publishedById: null };
