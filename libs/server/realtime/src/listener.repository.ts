import { Injectable } from '@nestjs/common';
import type { Person } from '@lectern/contracts';
import { Database } from '@lectern/server/database';

/** The people behind sockets, as others see them. */
@Injectable()
export class ListenerRepository {
  constructor(private readonly database: Database) {}

  find(personId: string): Promise<Person | null> {
    return this.database.client.person.findUnique({
      where: { id: personId },
      select: { id: true, displayName: true },
    });
  }
}
