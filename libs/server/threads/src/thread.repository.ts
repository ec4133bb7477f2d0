import { Injectable } from '@nestjs/common';
import {
  importedFromSchema,
  type CommentPlace,
  type FirstThoughts,
  type ReadingStanding,
  type ThreadAudience,
} from '@lectern/contracts';
import { isHeard } from '@lectern/server/access';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { isRaidMode } from '@lectern/domain';
import { notFound } from '@lectern/server/platform';
import { type CommentScope, threadsIn } from './comment-scope';
import { ReactionRepository, type CommentReactions } from './reaction.repository';
import type { PresentedReading } from './thread.presenter';
import { threadRow, threadTables } from './thread-row.statements';
import type { CommentRecord, ReadingFacts, TargetPlace, ThreadRecord } from './thread.records';

const person = { select: { id: true, displayName: true } } as const;
const commentColumns = {
  id: true,
  threadId: true,
  parentId: true,
  author: person,
  body: true,
  depth: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  createdSeq: true,
  seq: true,
  bodySeq: true,
  importedFrom: true,
  isModerated: true,
  liveSessionId: true,
  withheldAs: true,
  thread: { select: { moves: true } },
} as const;

/** Threads and comments in PostgreSQL. */
@Injectable()
export class ThreadRepository {
  constructor(
    private readonly database: Database,
    private readonly reactions: ReactionRepository,
  ) {}

  async readingFacts(readingId: string, transaction: Transaction = this.database.client): Promise<ReadingFacts | null> {
    const found = await transaction.reading.findUnique({
      where: { id: readingId },
      select: {
        id: true,
        currentRevisionId: true,
        firstThoughtsSince: true,
        closesAt: true,
        slowSeconds: true,
        group: { select: { visibility: true, audienceVersion: true, reactions: true } },
      },
    });
    if (!found) return null;
    const { group, firstThoughtsSince, ...facts } = found;
    return { ...facts, asksFirstThoughts: firstThoughtsSince !== null, ...group };
  }

  /** What events tell of a reading as such. */
  async presented(readingId: string, transaction: Transaction = this.database.client): Promise<PresentedReading> {
    const found = await transaction.reading.findUnique({
      where: { id: readingId },
      select: { title: true, firstThoughtsSince: true, firstThoughtsUntil: true, ...standingColumns },
    });
    if (!found) throw notFound();
    return { title: found.title, firstThoughts: presentFirstThoughts(found), standing: presentStanding(found) };
  }

  /** The reading a stream belongs to: it is one's own, or an audience's. */
  async readingOfStream(streamId: string): Promise<string> {
    const found = await this.database.client.audience.findUnique({
      where: { id: streamId },
      select: { readingId: true },
    });
    return found?.readingId ?? streamId;
  }

  /** Whether two readings are in the same group. */
  async areInOneGroup(readingId: string, otherId: string): Promise<boolean> {
    if (readingId === otherId) return true;
    const found = await this.database.client.reading.findMany({
      where: { id: { in: [readingId, otherId] } },
      select: { groupId: true },
    });
    return found.length === 2 && new Set(found.map(({ groupId }) => groupId)).size === 1;
  }

  async threads(
    ids: readonly string[],
    revisionId: string,
    transaction: Transaction = this.database.client,
  ): Promise<ThreadRecord[]> {
    if (ids.length === 0) return [];
    const found = await transaction.thread.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: threadColumns(revisionId),
    });
    return found.map(asThread);
  }

  /** The threads of a reading that are for these audiences, in the order they were opened. */
  async threadsOfReading(
    readingId: string,
    revisionId: string,
    heardIds: readonly string[],
  ): Promise<readonly ThreadRecord[]> {
    // as one value: taking thousands of rows apart, column by column, costs more than reading them as JSON
    const [row] = (await this.database.ask(Prisma.sql`-- prepared: threads-of-reading
      SELECT coalesce(json_agg(found), '[]') AS threads FROM (
        SELECT ${threadRow(Prisma.sql`${revisionId}::uuid`)} FROM ${threadTables}
        WHERE threads.reading_id = ${readingId}::uuid AND ${isHeard(Prisma.sql`threads.audience_id`, heardIds)}
        ORDER BY threads.opened_at, threads.created_seq) AS found`)) as readonly { threads: ThreadJson[] }[];
    return (row?.threads ?? []).map(fromJson);
  }

  async comments(ids: readonly string[], transaction: Transaction = this.database.client): Promise<CommentRecord[]> {
    return this.reactedTo(await this.bareComments(ids, transaction), transaction);
  }

  /** Comments without their reactions. */
  private async bareComments(ids: readonly string[], transaction: Transaction): Promise<BareComment[]> {
    if (ids.length === 0) return [];
    const found = await transaction.comment.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: commentColumns,
    });
    return found.map(asComment);
  }

  /** The comments at one place, in the order they were created. */
  async commentsAt(
    readingId: string,
    revisionId: string,
    place: CommentScope,
    heardIds: readonly string[],
    after: number,
    most: number,
  ): Promise<CommentRecord[]> {
    const thread = { readingId, ...heardBy(heardIds), ...threadsIn(place, revisionId) };
    const page = (createdSeq: { gt: number } | { equals: number }, take: number | undefined) =>
      this.database.client.comment.findMany({
        where: { thread, createdSeq },
        orderBy: [{ createdSeq: 'asc' }, { id: 'asc' }],
        ...(take === undefined ? {} : { take }),
        select: commentColumns,
      });
    const found = await page({ gt: after }, most);
    const last = found.at(-1);
    // each audience has numbers of its own: those of the page's last number belong to one page
    const known = new Set(found.map(({ id }) => id));
    const same =
      last && found.length === most && heardIds.length > 0
        ? (await page({ equals: last.createdSeq }, undefined)).filter(({ id }) => !known.has(id))
        : [];
    return this.reactedTo([...found, ...same].map(asComment));
  }

  /** Whether the words of a comment are gone, and whether anything is left of its thread. */
  async standing(commentId: string): Promise<Pick<CommentPlace, 'isDeleted' | 'withheldAs' | 'isThreadLeft'> | null> {
    const found = await this.database.client.comment.findUnique({
      where: { id: commentId },
      select: { deletedAt: true, withheldAs: true, thread: { select: { commentCount: true } } },
    });
    if (!found) return null;
    const { deletedAt, withheldAs, thread } = found;
    return { isDeleted: deletedAt !== null, withheldAs, isThreadLeft: thread.commentCount > 0 };
  }

  /** The words of a thread's comments that stand. */
  async bodies(threadId: string): Promise<string[]> {
    const found = await this.database.client.comment.findMany({
      where: { threadId, deletedAt: null },
      select: { body: true },
    });
    return found.map(({ body }) => body);
  }

  /** Every comment of a reading that is for these audiences, in the order they were created. */
  async commentsOfReading(readingId: string, heardIds: readonly string[]): Promise<CommentRecord[]> {
    const found = await this.database.client.comment.findMany({
      where: { thread: { readingId, ...heardBy(heardIds) } },
      orderBy: [{ createdAt: 'asc' }, { createdSeq: 'asc' }],
      select: commentColumns,
    });
    return this.reactedTo(found.map(asComment));
  }

  private async reactedTo(
    comments: readonly BareComment[],
    transaction: Transaction = this.database.client,
  ): Promise<CommentRecord[]> {
    const ids = comments.map(({ id }) => id);
    return withReactions(comments, await this.reactions.of(ids, [], transaction));
  }

  /** The revisions of these ids. */
  revisions(ids: readonly string[]): Promise<{ id: string; number: number; publishedAt: Date }[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.client.revision.findMany({
      where: { id: { in: [...new Set(ids)] } },
      select: { id: true, number: true, publishedAt: true },
    });
  }

  /** Where a thread is, or that of a comment; null when there is none. */
  async placeOf(
    target: { threadId: string } | { commentId: string },
    transaction: Transaction = this.database.client,
  ): Promise<TargetPlace | null> {
    const select = { id: true, readingId: true, audienceId: true, audience: { select: { kind: true } } } as const;
    const found =
      'threadId' in target
        ? await transaction.thread.findUnique({ where: { id: target.threadId }, select })
        : (
            await transaction.comment.findUnique({
              where: { id: target.commentId },
              select: { thread: { select } },
            })
          )?.thread;
    if (!found) return null;
    const { id: threadId, ...place } = asThread(found);
    return { threadId, ...place };
  }
}

/** The condition that a thread is for the whole group or for one of these audiences. */
export function heardBy(heardIds: readonly string[]) {
  return { OR: [{ audienceId: null }, { audienceId: { in: [...heardIds] } }] };
}

/** A thread's row as the rest of the server knows it. */
export function asThread<T extends { audience: { kind: AudienceKind } | null }>(row: T) {
  return { ...row, audience: row.audience?.kind ?? ('group' as const) };
}

/** Whether first thoughts are asked for, as everybody sees it. */
export function presentFirstThoughts(reading: {
  firstThoughtsSince: Date | null;
  firstThoughtsUntil: Date | null;
}): FirstThoughts | null {
  return reading.firstThoughtsSince && { until: reading.firstThoughtsUntil?.toISOString() ?? null };
}

/** What of a reading and its group says how far it goes on. */
export interface StandingFacts {
  readonly closesAt: Date | null;
  readonly slowSeconds: number | null;
  readonly group: {
    readonly raidUntil: Date | null;
    readonly raidHoldsNewcomers: boolean;
    readonly raidSlowSeconds: number | null;
    readonly raidClosesJoining: boolean;
  };
}

/** The columns of `StandingFacts` in a group's row. */
export const raidColumns = {
  raidUntil: true,
  raidHoldsNewcomers: true,
  raidSlowSeconds: true,
  raidClosesJoining: true,
} as const;

/** The columns of `StandingFacts`. */
export const standingColumns = {
  closesAt: true,
  slowSeconds: true,
  group: { select: raidColumns },
} as const;

/** How far a reading goes on, as everybody sees it. */
export function presentStanding(reading: StandingFacts, atMs = Date.now()): ReadingStanding {
  const { closesAt, slowSeconds, group } = reading;
  return { closesAt: closesAt?.toISOString() ?? null, slowSeconds, raid: presentRaid(group, atMs) };
}

function presentRaid(group: StandingFacts['group'], atMs: number): ReadingStanding['raid'] {
  const { raidUntil, raidHoldsNewcomers, raidSlowSeconds, raidClosesJoining } = group;
  if (raidUntil === null || !isRaidMode(group, atMs)) return null;
  return {
    until: raidUntil.toISOString(),
    holdsNewcomers: raidHoldsNewcomers,
    slowSeconds: raidSlowSeconds,
    closesJoining: raidClosesJoining,
  };
}

/** The columns of where a thread stands. */
export const anchorColumns = {
  blockId: true,
  spanStart: true,
  spanEnd: true,
  quote: true,
  certainty: true,
  suggestionBlockId: true,
  originBlockId: true,
  originRevision: true,
} as const;

/** A thread as PostgreSQL writes it as JSON: its moments are text. */
type ThreadJson = {
  [Key in keyof ThreadRecord]: Date extends ThreadRecord[Key]
    ? string | Exclude<ThreadRecord[Key], Date>
    : ThreadRecord[Key];
};

function fromJson(found: ThreadJson): ThreadRecord {
  const { openedAt, lastCommentAt, resolvedAt, pinnedAt, closesAt } = found;
  return {
    ...found,
    openedAt: new Date(openedAt),
    lastCommentAt: new Date(lastCommentAt),
    resolvedAt: resolvedAt === null ? null : new Date(resolvedAt),
    pinnedAt: pinnedAt === null ? null : new Date(pinnedAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  };
}

type AudienceKind = Exclude<ThreadAudience, 'group'>;
type BareComment = Omit<CommentRecord, 'reactions'>;

function withReactions(comments: readonly BareComment[], reactions: Map<string, CommentReactions>): CommentRecord[] {
  return comments.map((comment) => ({ ...comment, reactions: reactions.get(comment.id)?.counts ?? [] }));
}

function asComment<T extends { importedFrom: unknown; thread: { moves: number } }>({ thread, ...row }: T) {
  return {
    ...row,
    moves: thread.moves,
    importedFrom: row.importedFrom === null ? null : importedFromSchema.parse(row.importedFrom),
  };
}

/** A thread's columns with its anchors on one revision. */
export function threadColumns(revisionId: string) {
  return {
    id: true,
    readingId: true,
    audienceId: true,
    audience: { select: { kind: true } },
    moves: true,
    openedBy: person,
    openedAt: true,
    kind: true,
    answerId: true,
    resolvedAt: true,
    resolvedBy: person,
    pinnedAt: true,
    closesAt: true,
    slowSeconds: true,
    anchors: {
      where: { revisionId },
      orderBy: { position: 'asc' },
      select: anchorColumns,
    },
    createdSeq: true,
    commentCount: true,
    lastCommentAt: true,
    lastCommentSeq: true,
    seq: true,
  } as const;
}
