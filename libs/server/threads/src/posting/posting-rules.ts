import { Injectable } from '@nestjs/common';
import type { GroupWordRule, PostingHolds, PostingSettings } from '@lectern/contracts';
import { Database, Prisma } from '@lectern/server/database';
import { notFound } from '@lectern/server/platform';
import { isRaidMode } from '@lectern/domain';
import { compileRules, type Alphabet, type CompiledRules } from '@lectern/moderation-words';
import { raidColumns } from '../thread.repository';

/** What a group does before a comment in one of its readings goes up. */
export interface RulesInForce extends PostingSettings {
  readonly groupId: string;
  /** how many seconds lie between two comments of one person in the reading */
  readonly slowSeconds: number | null;
  readonly wordRules: ReadonlyMap<string, GroupWordRule>;
  readonly compiled: CompiledRules;
  /** the alphabets a text in the reading's language is expected in */
  readonly expected: readonly Alphabet[];
}

/** How somebody stands who wants to post. */
export interface PosterFacts {
  readonly isLeader: boolean;
  /** how many of their comments stand in the group, as far as it matters */
  readonly standing: number;
  readonly wasRefusedLately: boolean;
}

interface Remembered {
  readonly rules: Promise<RulesInForce>;
  readonly until: number;
}

/** Another server's changes are seen after this; one's own at once. */
const rememberedMs = 1_000;
const readingsRemembered = 2_000;
/** For so long after one of somebody's comments was refused the next ones are looked at first. */
const lateDays = 7;

const alphabetOfLanguage: Readonly<Record<string, Alphabet>> = {
  be: 'cyrillic',
  bg: 'cyrillic',
  kk: 'cyrillic',
  mk: 'cyrillic',
  ru: 'cyrillic',
  sr: 'cyrillic',
  uk: 'cyrillic',
  el: 'greek',
};

/** The rules of groups about posting, as they are in force. */
@Injectable()
export class PostingRulesInForce {
  private readonly byReading = new Map<string, Remembered>();

  constructor(private readonly database: Database) {}

  /** What holds in a reading: asked for each comment, so remembered for a moment. */
  ofReading(readingId: string): Promise<RulesInForce> {
    const known = this.byReading.get(readingId);
    if (known && known.until > performance.now()) return known.rules;
    if (this.byReading.size >= readingsRemembered) this.byReading.clear();
    const rules = this.load(readingId);
    this.byReading.set(readingId, { rules, until: performance.now() + rememberedMs });
    rules.catch(() => this.byReading.delete(readingId));
    return rules;
  }

  /** The rules of a group were changed here. */
  changed(): void {
    this.byReading.clear();
  }

  /** The rules about words of a group, oldest first. */
  async wordRules(groupId: string): Promise<GroupWordRule[]> {
    const rows = await this.database.client.wordRule.findMany({
      where: { groupId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        kind: true,
        pattern: true,
        action: true,
        replacement: true,
        explanation: true,
        createdAt: true,
      },
    });
    return rows.map((row) => ({
      ...row,
      kind: row.kind as GroupWordRule['kind'],
      action: row.action as GroupWordRule['action'],
      replacement: row.replacement ?? '',
      createdAt: row.createdAt.toISOString(),
    }));
  }

  async settings(groupId: string): Promise<PostingSettings> {
    const { postingHolds: holds, newcomerComments } = await this.database.client.group.findUniqueOrThrow({
      where: { id: groupId },
      select: { postingHolds: true, newcomerComments: true },
    });
    return { holds, newcomerComments };
  }

  async facts(personId: string, { groupId, newcomerComments }: RulesInForce): Promise<PosterFacts> {
    const [row] = await this.database.client.$queryRaw<{ role: string | null; standing: number; refused: boolean }[]>(
      Prisma.sql`SELECT
        (SELECT role::text FROM memberships WHERE group_id = ${groupId}::uuid AND person_id = ${personId}::uuid) AS role,
        (SELECT count(*)::int FROM (
          SELECT 1 FROM comments JOIN threads ON threads.id = comments.thread_id
            JOIN readings ON readings.id = threads.reading_id
          WHERE comments.author_id = ${personId}::uuid AND comments.deleted_at IS NULL
            AND readings.group_id = ${groupId}::uuid LIMIT ${newcomerComments}) AS counted) AS standing,
        EXISTS (SELECT 1 FROM held_posts WHERE author_id = ${personId}::uuid AND group_id = ${groupId}::uuid
          AND state = 'refused' AND decided_at > now() - make_interval(days => ${lateDays})) AS refused`,
    );
    const isLeader = row?.role === 'owner' || row?.role === 'moderator';
    return { isLeader, standing: row?.standing ?? 0, wasRefusedLately: row?.refused ?? false };
  }

  private async load(readingId: string): Promise<RulesInForce> {
    const reading = await this.database.client.reading.findUnique({
      where: { id: readingId },
      select: {
        groupId: true,
        language: true,
        slowSeconds: true,
        group: {
          select: {
            postingHolds: true,
            newcomerComments: true,
            ...raidColumns,
            _count: { select: { wordRules: true, heldPosts: true } },
          },
        },
      },
    });
    if (!reading) throw notFound();
    const { groupId, language, group } = reading;
    const isRaid = isRaidMode(group, Date.now());
    const slowest = Math.max(reading.slowSeconds ?? 0, (isRaid && group.raidSlowSeconds) || 0);
    const holds = group.postingHolds as PostingHolds;
    const wordRules = group._count.wordRules > 0 ? await this.wordRules(groupId) : [];
    const alphabet = alphabetOfLanguage[(language ?? '').slice(0, 2).toLowerCase()];
    return {
      groupId,
      slowSeconds: slowest === 0 ? null : slowest,
      // with refusals behind somebody the group asks about them, too
      holds: isRaid && group.raidHoldsNewcomers && holds === 'nobody' ? 'newcomers' : holds,
      newcomerComments: group.newcomerComments,
      wordRules: new Map(wordRules.map((rule) => [rule.id, rule])),
      compiled: compileRules(wordRules),
      expected: alphabet ? [alphabet] : [],
    };
  }
}
