import { Injectable } from '@nestjs/common';
import { Database } from '@lectern/server/database';

/** The audience versions groups are at. */
@Injectable()
export class AudienceRepository {
  constructor(private readonly database: Database) {}

  async versions(groupIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.client.group.findMany({
      where: { id: { in: [...groupIds] } },
      select: { id: true, audienceVersion: true },
    });
    return new Map(rows.map((row) => [row.id, row.audienceVersion]));
  }
}
