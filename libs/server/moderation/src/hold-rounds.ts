import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { notFound, serverLimits } from '@lectern/server/platform';
import { storeCase, type ActContext } from './acts/act-context';
import { Decisions } from './acts/decisions';
import { CaseRepository } from './case.repository';
import { CaseWriter } from './case-writer';

/** Nobody's name: what ends by itself was done by no person. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Ends holds whose time is over: the comment is there again, and its case waits for a decision. */
@Injectable()
export class HoldRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('holds');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly cases: CaseRepository,
    private readonly writer: CaseWriter,
    private readonly decisions: Decisions,
  ) {}

  onApplicationBootstrap(): void {
    const round = () => void this.endLapsed(new Date()).catch((error: unknown) => this.logger.error(error));
    this.timer = setInterval(round, serverLimits.holdsEveryMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Ends what lapsed by a moment; several servers may do so at once, and each hold ends once. */
  async endLapsed(at: Date): Promise<number> {
    const ids = await this.cases.lapsed(at, serverLimits.holdsPerRound);
    for (const id of ids) await this.end(id, at);
    return ids.length;
  }

  private async end(caseId: string, moment: Date): Promise<void> {
    const place = await this.cases.place(caseId);
    if (!place) return;
    const command = { type: 'case.lapse', personId: nobody, commandId: uuidv7() };
    await this.writer.write(command, place, async (open) => {
      const found = await this.cases.find(caseId, open.transaction);
      if (!found) throw notFound();
      const until = found.comment.withheldAs === 'held' ? found.comment.withheld?.until : null;
      const context: ActContext = { ...open, personId: nobody, found };
      // decided meanwhile, or held for longer
      if (!until || until > moment) return { commentId: found.commentId, inReading: null };
      const change = await this.decisions.bring(context, null, null);
      await this.decisions.end(context, 'lapse');
      await storeCase(context, {});
      await this.decisions.put({ ...context, personId: null }, 'case.lapsed', {});
      return change;
    });
  }
}
