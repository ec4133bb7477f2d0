import { Injectable } from '@nestjs/common';
import { anyReactionSchema, type AnyReaction, type ReactionCount } from '@lectern/contracts';
import { Database, Prisma, type Rows, type Statement, type Transaction } from '@lectern/server/database';

/** The reactions to one comment: how many of each, and whose of the people asked about. */
export interface CommentReactions {
  readonly counts: ReactionCount[];
  readonly own: Map<string, AnyReaction[]>;
}

/** A reaction put to a comment or taken away. */
export interface ReactionChange {
  readonly commentId: string;
  readonly personId: string;
  readonly reaction: AnyReaction;
  readonly isOn: boolean;
}

const order = new Map(anyReactionSchema.options.map((reaction, index) => [reaction, index]));

/** Reactions in PostgreSQL. They are counted when they are shown, so that whoever leaves takes theirs along. */
@Injectable()
export class ReactionRepository {
  constructor(private readonly database: Database) {}

  /** The reactions to comments; comments without any are left out. */
  async of(
    commentIds: readonly string[],
    personIds: readonly string[] = [],
    transaction: Transaction = this.database.client,
  ): Promise<Map<string, CommentReactions>> {
    if (commentIds.length === 0) return new Map();
    return reactionsFrom(await transaction.$queryRaw<Rows>(reactionsOf(commentIds, personIds)));
  }
}

/** Asks for the reactions to comments, and which of them are those of the people given. */
export function reactionsOf(commentIds: readonly string[], personIds: readonly string[]): Statement {
  return Prisma.sql`-- prepared: reactions-of
    SELECT comment_id AS "commentId", reaction, count(*)::int AS count,
      array_agg(person_id::text) FILTER (WHERE person_id = ANY(${[...new Set(personIds)]}::uuid[])) AS people
    FROM comment_reactions WHERE comment_id = ANY(${[...new Set(commentIds)]}::uuid[])
    GROUP BY comment_id, reaction`;
}

interface ReactionRow {
  readonly commentId: string;
  readonly reaction: AnyReaction;
  readonly count: number;
  readonly people: readonly string[] | null;
}

/** What the answer to `reactionsOf` says, by comment. */
export function reactionsFrom(rows: Rows): Map<string, CommentReactions> {
  const found = new Map<string, CommentReactions>();
  for (const { commentId, reaction, count, people } of inOrder(rows as readonly ReactionRow[])) {
    const known = found.get(commentId) ?? { counts: [], own: new Map<string, AnyReaction[]>() };
    known.counts.push({ reaction, count });
    for (const personId of people ?? []) known.own.set(personId, [...(known.own.get(personId) ?? []), reaction]);
    found.set(commentId, known);
  }
  return found;
}

function inOrder<T extends { reaction: AnyReaction }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (order.get(a.reaction) ?? 0) - (order.get(b.reaction) ?? 0));
}
