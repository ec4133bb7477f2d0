import { Injectable } from '@nestjs/common';
import type { Person } from '@lectern/contracts';

import { Database } from '@lectern/server/database';
import { heardBy } from './thread.repository';

const personColumns = { id: true, displayName: true } as const;

/** Whom one can mention in a group, and who is mentioned in a reading. */
@Injectable()
export class MentionRepository {
  constructor(private readonly database: Database) {}

  /** Members a word of whose name begins with `start`, in the order of their names; not the one who asks. */
  members(groupId: string, start: string, exceptId: string, most: number): Promise<Person[]> {
    const begins = { startsWith: escaped(start), mode: 'insensitive' } as const;
    const inside = { contains: ` ${escaped(start)}`, mode: 'insensitive' } as const;
    return this.database.client.person.findMany({
      where: {
        id: { not: exceptId },
        memberships: { some: { groupId } },
        ...(start === '' ? {} : { OR: [{ displayName: begins }, { displayName: inside }] }),
      },
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: most,
      select: personColumns,
    });
  }

  /** Those of some people who are members. */
  membersOf(groupId: string, personIds: readonly string[]): Promise<Person[]> {
    return this.database.client.person.findMany({
      where: { id: { in: [...personIds] }, memberships: { some: { groupId } } },
      select: personColumns,
    });
  }

  /** Those of some people who are mentioned in a reading, in what is for everybody there or for these audiences. */
  mentioned(readingId: string, personIds: readonly string[], heardIds: readonly string[]): Promise<Person[]> {
    return this.database.client.person.findMany({
      where: {
        id: { in: [...personIds] },
        mentions: { some: { comment: { thread: { readingId, ...heardBy(heardIds) } } } },
      },
      select: personColumns,
    });
  }
}

/** `LIKE` takes these signs for patterns. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
