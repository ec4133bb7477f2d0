import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '@lectern/server/database';

/** Up to where people have read. */
@Injectable()
export class ReadStateRepository {
  constructor(private readonly database: Database) {}

  /** Never moves back, and never past what there is. */
  async markThread(personId: string, threadId: string, upToSeq: number): Promise<void> {
    await this.database.client.$executeRaw(Prisma.sql`
      INSERT INTO thread_reads (person_id, thread_id, up_to_seq)
      SELECT ${personId}::uuid, id, least(${upToSeq}::int, last_comment_seq) FROM threads WHERE id = ${threadId}::uuid
      ON CONFLICT (person_id, thread_id) DO UPDATE SET up_to_seq = greatest(thread_reads.up_to_seq, excluded.up_to_seq)`);
  }

  async markReading(personId: string, readingId: string, upToSeq: number): Promise<void> {
    await this.database.client.$executeRaw(Prisma.sql`
      INSERT INTO reading_reads (person_id, reading_id, up_to_seq)
      SELECT ${personId}::uuid, id, least(${upToSeq}::int, head) FROM streams WHERE id = ${readingId}::uuid
      ON CONFLICT (person_id, reading_id) DO UPDATE SET up_to_seq = greatest(reading_reads.up_to_seq, excluded.up_to_seq)`);
  }
}
