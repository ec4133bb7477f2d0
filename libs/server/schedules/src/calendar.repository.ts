import { Injectable } from '@nestjs/common';
import { Database } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';

/** The secret addresses of calendars. A scope is a group's id, or a person's own for all their groups. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  async scopes(personId: string): Promise<string[]> {
    const rows = await this.database.client.calendarAddress.findMany({
      where: { personId },
      select: { scope: true },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ scope }) => scope);
  }

  /** Makes an address; the one before stops working. */
  async create(personId: string, scope: string): Promise<string> {
    const token = newSecret();
    const tokenHash = hashOf(token);
    await this.database.client.calendarAddress.upsert({
      where: { personId_scope: { personId, scope } },
      create: { personId, scope, tokenHash },
      update: { tokenHash },
      select: { scope: true },
    });
    return token;
  }

  async revoke(personId: string, scope: string): Promise<void> {
    await this.database.client.calendarAddress.deleteMany({ where: { personId, scope } });
  }

  find(token: string): Promise<{ personId: string; scope: string } | null> {
    return this.database.client.calendarAddress.findUnique({
      where: { tokenHash: hashOf(token) },
      select: { personId: true, scope: true },
    });
  }
}
