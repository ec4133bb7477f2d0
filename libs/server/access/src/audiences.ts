import { Injectable } from '@nestjs/common';
import type { MemberRole, StreamKind, ThreadAudience } from '@lectern/contracts';
import { hearVerdict } from '@lectern/domain';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { notFound, type Caller } from '@lectern/server/platform';
import { Access, type AccessedGroup } from './access';

/** An audience that somebody hears beside the whole group, which is also the stream of what is said to it. */
export interface HeardAudience {
  readonly id: string;
  readonly readingId: string;
  readonly kind: Exclude<ThreadAudience, 'group'>;
}

interface AudienceRow extends HeardAudience {
  readonly ownerId: string | null;
  readonly role: MemberRole | null;
  readonly hasWritten: boolean;
}

/**
 * The only way to what of a discussion somebody may see: loads the audiences that could be theirs and asks the rule for
 * each. Every question about threads or comments is put to the whole group's and to these.
 */
@Injectable()
export class Audiences {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
  ) {}

  /** The narrower audiences somebody hears in readings that they see. */
  async heard(
    personId: string | null,
    readingIds: readonly string[],
    transaction: Transaction = this.database.client,
  ): Promise<HeardAudience[]> {
    if (personId === null || readingIds.length === 0) return [];
    const rows = await transaction.$queryRaw<AudienceRow[]>(Prisma.sql`
      SELECT audiences.id, audiences.kind::text AS kind, audiences.reading_id AS "readingId",
        audiences.person_id AS "ownerId", memberships.role::text AS role, hearers.person_id IS NOT NULL AS "hasWritten"
      FROM audiences
      JOIN readings ON readings.id = audiences.reading_id
      LEFT JOIN memberships ON memberships.group_id = readings.group_id AND memberships.person_id = ${personId}::uuid
      LEFT JOIN audience_hearers hearers ON hearers.audience_id = audiences.id AND hearers.person_id = ${personId}::uuid
      WHERE audiences.reading_id = ANY(${[...readingIds]}::uuid[])
        AND (audiences.kind = 'leaders' OR audiences.person_id = ${personId}::uuid OR hearers.person_id IS NOT NULL)`);
    return rows
      .filter((row) => hearVerdict({ personId, role: row.role }, row) === 'allow')
      .map(({ id, readingId, kind }) => ({ id, readingId, kind }));
  }

  /** The ids of the narrower audiences somebody hears in readings that they see. */
  async heardIds(personId: string | null, readingIds: readonly string[]): Promise<string[]> {
    return (await this.heard(personId, readingIds)).map(({ id }) => id);
  }

  /** The same in every reading of a group. */
  async heardIdsInGroup(personId: string | null, groupId: string): Promise<string[]> {
    if (personId === null) return [];
    const readings = await this.database.client.reading.findMany({ where: { groupId }, select: { id: true } });
    return this.heardIds(
      personId,
      readings.map(({ id }) => id),
    );
  }

  /** The group an audience is in, for somebody who hears it; what they do not hear is not found. */
  async group(caller: Pick<Caller, 'personId'>, audienceId: string, kind: StreamKind): Promise<AccessedGroup> {
    const found = await this.database.client.audience.findUnique({
      where: { id: audienceId },
      select: {
        kind: true,
        personId: true,
        readingId: true,
        hearers: { where: { personId: caller.personId ?? nobody }, select: { personId: true } },
      },
    });
    if (!found || found.kind !== kind) throw notFound();
    const { group } = await this.access.reading(caller, found.readingId, 'see');
    const facts = { kind: found.kind, ownerId: found.personId, hasWritten: found.hearers.length > 0 };
    if (hearVerdict(group.actor, facts) !== 'allow') throw notFound();
    return group;
  }

  /** Refuses where somebody who sees the reading does not hear a thread of it. */
  async requireThread(
    { personId }: Pick<Caller, 'personId'>,
    threadId: string,
    transaction: Transaction = this.database.client,
  ): Promise<void> {
    const found = await transaction.thread.findUnique({
      where: { id: threadId },
      select: { audienceId: true, readingId: true },
    });
    if (!found) throw notFound();
    if (found.audienceId === null) return;
    const heard = await this.heard(personId, [found.readingId], transaction);
    if (!heard.some(({ id }) => id === found.audienceId)) throw notFound();
  }
}

/** The condition that a row with an audience is for the whole group or for one of those heard. */
export function isHeard(audienceColumn: Prisma.Sql, heardIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`(${audienceColumn} IS NULL OR ${audienceColumn} = ANY(${[...heardIds]}::uuid[]))`;
}

const nobody = '00000000-0000-0000-0000-000000000000';
