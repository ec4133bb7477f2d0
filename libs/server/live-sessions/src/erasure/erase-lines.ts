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
    // what they wrote down for themselves or nobody goes; what others have taken on stays, without their name
    await client.$executeRaw(Prisma.sql`
      UPDATE live_follow_ups SET text = '', due_on = NULL, done_at = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE written_by_id = ${personId}::uuid AND (taken_by_id IS NULL OR taken_by_id = ${personId}::uuid)
        OR source_id IN (SELECT id FROM live_lines WHERE person_id = ${personId}::uuid)`);
    await client.$executeRaw(Prisma.sql`
      UPDATE live_follow_ups SET
        written_by_id = nullif(written_by_id, ${personId}::uuid), taken_by_id = nullif(taken_by_id, ${personId}::uuid)
      WHERE ${personId}::uuid IN (written_by_id, taken_by_id)`);
    await client.$executeRaw(Prisma.sql`
      UPDATE live_side_lines SET text = '', withdrawn_at = coalesce(withdrawn_at, now())
      WHERE person_id = ${personId}::uuid`);
    // a note whose words are somebody else's by now stays
    await client.$executeRaw(Prisma.sql`
      UPDATE live_notes SET text = '', withdrawn_at = coalesce(withdrawn_at, now())
      WHERE coalesce(changed_by_id, written_by_id) = ${personId}::uuid`);
    await client.$executeRaw(Prisma.sql`
      UPDATE live_sides SET note = '', note_by_id = NULL WHERE note_by_id = ${personId}::uuid`);
    await client.$executeRaw(Prisma.sql`UPDATE live_votes SET missing = NULL WHERE person_id = ${personId}::uuid`);
  }
}
