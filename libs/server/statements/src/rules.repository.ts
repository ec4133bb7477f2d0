import { Injectable } from '@nestjs/common';
import { groupRuleSchema, type GroupRule } from '@lectern/contracts';
import { firstRules } from '@lectern/domain';
import { Database, type Transaction } from '@lectern/server/database';
import { DomainError, invalid } from '@lectern/server/platform';
import * as z from 'zod';

/** A rule as an act names it, with the version of the rules it was among. */
export interface NamedRule {
  readonly version: number;
  readonly rule: GroupRule;
}

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

  /** The rule that an act names, of the rules that hold now. */
  async named(
    groupId: string,
    { version, number, field }: { readonly version: number; readonly number: number; readonly field: string },
    transaction: Transaction,
  ): Promise<NamedRule> {
    const present = await this.present(groupId, transaction);
    if (present.version !== version)
      throw new DomainError('E_CONFLICT', 'The group’s rules were changed meanwhile. Choose among the present ones.', {
        reason: 'RULES_CHANGED',
      });
    const rule = present.rules[number - 1];
    if (!rule) throw invalid('The group has no such rule.', field);
    return { version, rule };
  }

  /** A rule as it was in a version that an act named. */
  async once(
    groupId: string,
    version: number | null,
    number: number | null,
    transaction: Transaction = this.database.client,
  ): Promise<NamedRule | null> {
    if (version === null || number === null) return null;
    const rule = (await this.versions(groupId, [version], transaction)).get(version)?.[number - 1];
    return rule ? { version, rule } : null;
  }

  /** The rules of these versions, by version. */
  async versions(
    groupId: string,
    versions: readonly number[],
    transaction: Transaction = this.database.client,
  ): Promise<Map<number, readonly GroupRule[]>> {
    const found = await transaction.ruleSet.findMany({
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
