import { Injectable } from '@nestjs/common';
import type { ContactKind, Person } from '@lectern/contracts';
import { Database } from '@lectern/server/database';

/** Somebody whom a person does not want to hear from, as stored. */
export interface StoredContact {
  readonly other: Person;
  readonly choice: ContactKind;
  readonly createdAt: Date;
}

/** Whom people do not want to hear from. */
@Injectable()
export class ContactRepository {
  constructor(private readonly database: Database) {}

  ofPerson(personId: string): Promise<StoredContact[]> {
    return this.database.client.contactChoice.findMany({
      where: { personId },
      orderBy: [{ createdAt: 'desc' }, { otherId: 'asc' }],
      select: { other: { select: { id: true, displayName: true } }, choice: true, createdAt: true },
    });
  }

  count(personId: string, exceptId: string): Promise<number> {
    return this.database.client.contactChoice.count({ where: { personId, otherId: { not: exceptId } } });
  }

  async choose(personId: string, otherId: string, choice: ContactKind): Promise<void> {
    const columns = { personId_otherId: { personId, otherId } };
    await this.database.client.contactChoice.upsert({
      where: columns,
      create: { personId, otherId, choice },
      update: { choice },
      select: { otherId: true },
    });
  }

  async forget(personId: string, otherId: string): Promise<void> {
    await this.database.client.contactChoice.deleteMany({ where: { personId, otherId } });
  }

  /**
   * Whether somebody can know of somebody else: by a group they are in together, or by what the other wrote in a group
   * they are in or that everybody sees. An id alone has no name.
   */
  async isKnown(personId: string, otherId: string): Promise<boolean> {
    const group = { OR: [{ memberships: { some: { personId } } }, { visibility: { not: 'private' as const } }] };
    const found = await this.database.client.person.findFirst({
      where: {
        id: otherId,
        OR: [
          { memberships: { some: { group: { memberships: { some: { personId } } } } } },
          { comments: { some: { thread: { audienceId: null, reading: { group } } } } },
          { livePeople: { some: { session: { reading: { group } } } } },
          { chosenBy: { some: { personId } } },
        ],
      },
      select: { id: true },
    });
    return found !== null;
  }
}
