import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Prisma } from '@lectern/server/database';
import { ErasureSteps } from '@lectern/server/platform';

/** Takes away what somebody said in meetings when their account goes. How they voted is counted on, without their name. */
@Injectable()
export class EraseLines implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly steps: ErasureSteps,
  ) {}

  onModuleInit(): void {
    this.steps.add('meetings', (personId) => this.of(personId));
  }

  private async of(personId: string): Promise<void> {
    const { client } = this.database;
    await client.$executeRaw(Prisma.sql`
      UPDATE live_lines SET text = '', withdrawn_at = coalesce(withdrawn_at, now()) WHERE person_id = ${personId}::uuid`);
    await client.$executeRaw(Prisma.sql`UPDATE live_votes SET missing = NULL WHERE person_id = ${personId}::uuid`);
  }
}
