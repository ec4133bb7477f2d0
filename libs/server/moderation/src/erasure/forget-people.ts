import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { appealMonths } from '@lectern/domain';
import { Database, Prisma } from '@lectern/server/database';
import { ErasureSteps, serverLimits } from '@lectern/server/platform';

/**
 * What moderation keeps of people whose account goes. Their reports stay without their name, and so decide as before.
 * What was reported of them is kept for its case alone; once that is final, its words go as well.
 */
@Injectable()
export class ForgetPeople implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('erasure');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly steps: ErasureSteps,
  ) {}

  onModuleInit(): void {
    this.steps.add('reports', (personId) => this.forget(personId));
  }

  onApplicationBootstrap(): void {
    const round = () => void this.eraseFinal(new Date()).catch((error: unknown) => this.logger.error(error));
    this.timer = setInterval(round, serverLimits.finalWordsEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Their name on reports, and the cases they have in hand. */
  private async forget(personId: string): Promise<void> {
    const { client } = this.database;
    await client.$executeRaw(Prisma.sql`UPDATE reports SET reporter_id = NULL WHERE reporter_id = ${personId}::uuid`);
    await client.$executeRaw(Prisma.sql`
      UPDATE moderation_cases SET claimed_by_id = NULL, claim_until = NULL, version = version + 1
      WHERE claimed_by_id = ${personId}::uuid`);
  }

  /** Takes away what final cases still kept of what people wrote who are erased; answers of how many comments. */
  async eraseFinal(at: Date): Promise<number> {
    return this.database.write(async (transaction) => {
      const rows = await transaction.$queryRaw<{ id: string; commentId: string }[]>(Prisma.sql`
        SELECT cases.id, comments.id AS "commentId" FROM withheld_comments
        JOIN comments ON comments.id = withheld_comments.comment_id AND comments.author_id IS NULL
        LEFT JOIN moderation_cases cases ON cases.comment_id = comments.id
        WHERE cases.id IS NULL OR cases.state = 'final' OR (cases.state = 'decided'
          AND cases.updated_at < ${at}::timestamptz - make_interval(months => ${appealMonths}::int))
        LIMIT 100`);
      const ids = rows.map(({ commentId }) => commentId);
      await transaction.$executeRaw(Prisma.sql`
        UPDATE decisions SET body = '' WHERE case_id = ANY(${rows.flatMap(({ id }) => id ?? [])}::uuid[]) AND body <> ''`);
      await transaction.$executeRaw(Prisma.sql`DELETE FROM withheld_comments WHERE comment_id = ANY(${ids}::uuid[])`);
      return ids.length;
    });
  }
}
