import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ModerationAct } from '@lectern/contracts';
import { beginning, commitTo, nextEntry, type LogEntry, type LogFact, type LogHead } from '@lectern/moderation-log';
import { Prisma, type Transaction } from '@lectern/server/database';
import { sha256 } from './sha256';

/** An act as whoever did it puts it down. */
export interface LoggedAct {
  readonly groupId: string;
  readonly act: ModerationAct;
  /** null: no person did it */
  readonly actorId: string | null;
  /** the person it was done to */
  readonly subjectId?: string | null;
  /** what was said about it, such as a reason: belongs to the person it was done to, else to the actor, and goes with them */
  readonly words?: string;
  /** what may be read by everyone for ever: nothing a person wrote or is known by */
  readonly facts?: Readonly<Record<string, LogFact>>;
}

interface Opening {
  readonly name: string;
  readonly salt: string;
  readonly value: string;
  readonly personId: string;
}

/** The log of each group: what was done in its name, one entry sealed with the one before. */
@Injectable()
export class ModerationLog {
  /**
   * Puts an act down in the transaction that does it: both are stored or none. Acts of one group wait for each other
   * from here to the commit, so this comes last. Returns the number of the entry.
   */
  async append(given: LoggedAct, transaction: Transaction): Promise<number> {
    const { groupId, act, facts = {} } = given;
    const head = await this.lockedHead(groupId, transaction);
    // a clock that was set back must not make a log that runs backwards
    const at = new Date(Math.max(Date.now(), head.at.getTime()));
    if (head.seq > 0 && dayOf(head.at) < dayOf(at)) await this.keepRoot(groupId, head, transaction);
    const openings = openingsOf(given);
    const commitments = Object.fromEntries(
      openings.map(({ name, salt, value }) => [name, commitTo(value, salt, sha256)]),
    );
    const entry = nextEntry(head, { groupId, at: at.toISOString(), act, commitments, facts }, sha256);
    await this.store(entry, openings, at, transaction);
    return entry.seq;
  }

  private async lockedHead(groupId: string, transaction: Transaction): Promise<LogHead & { readonly at: Date }> {
    const { seq, hash } = beginning(groupId, sha256);
    await transaction.moderationLogHead.createMany({
      data: [{ groupId, seq, hash, at: new Date(0) }],
      skipDuplicates: true,
    });
    const [head] = await transaction.$queryRaw<{ seq: number; hash: string; at: Date }[]>(
      Prisma.sql`SELECT seq, hash, at FROM moderation_log_heads WHERE group_id = ${groupId}::uuid FOR UPDATE`,
    );
    if (!head) throw new Error('The log of this group has no head.');
    return head;
  }

  private async keepRoot(groupId: string, head: LogHead & { at: Date }, transaction: Transaction): Promise<void> {
    const { seq, hash } = head;
    await transaction.moderationLogRoot.createMany({
      data: [{ groupId, day: new Date(dayOf(head.at)), seq, hash }],
      skipDuplicates: true,
    });
  }

  private async store(
    entry: LogEntry,
    openings: readonly Opening[],
    at: Date,
    transaction: Transaction,
  ): Promise<void> {
    const { groupId, seq, act, commitments, facts, previousHash, hash } = entry;
    await transaction.moderationLogEntry.createMany({
      data: [{ groupId, seq, at, act, commitments, facts, previousHash, hash }],
    });
    await transaction.moderationLogOpening.createMany({
      data: openings.map(({ name, salt, value, personId }) => ({ groupId, seq, name, salt, value, personId })),
    });
    await transaction.moderationLogHead.update({ where: { groupId }, data: { seq, hash, at }, select: { seq: true } });
  }
}

function openingsOf({ actorId, subjectId = null, words = '' }: LoggedAct): Opening[] {
  const speaksOf = subjectId ?? actorId;
  return [
    actorId === null ? [] : { name: 'actor', value: actorId, personId: actorId },
    subjectId === null ? [] : { name: 'subject', value: subjectId, personId: subjectId },
    words === '' || speaksOf === null ? [] : { name: 'words', value: words, personId: speaksOf },
  ]
    .flat()
    .map((opening) => ({ ...opening, salt: randomBytes(24).toString('base64url') }));
}

/** The day a moment is in, in UTC. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
