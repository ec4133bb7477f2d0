import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { bulkActionSchema } from '@lectern/contracts';
import { fillPlaceholders } from '@lectern/domain';
import { JobLines, type JobLine } from '@lectern/server/jobs';
import { DomainError, serverLimits } from '@lectern/server/platform';
import { ActOnCaseUseCase } from '../use-cases/act-on-case.use-case';
import { ReadCaseUseCase } from '../use-cases/read-case.use-case';
import { RulesRepository } from '@lectern/server/statements';
import { BulkRepository, type StoredBulk, type StoredBulkItem } from './bulk.repository';

const bulksPerRound = 20;

/**
 * Does one case after the other, each in a transaction of its own by a command of its own name: a server that dies between
 * the commit and the note that it is done gives the same command again, which does nothing twice.
 */
@Injectable()
export class BulkRunner implements OnApplicationBootstrap {
  private readonly logger = new Logger('bulk');
  private line: JobLine | null = null;

  constructor(
    private readonly lines: JobLines,
    private readonly bulks: BulkRepository,
    private readonly acts: ActOnCaseUseCase,
    private readonly cases: ReadCaseUseCase,
    private readonly rules: RulesRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.line = await this.lines.open({
      name: 'bulk-decisions',
      workers: 1,
      pollingSeconds: 2,
      expireSeconds: 900,
      roundMs: serverLimits.bulkRoundMs,
      resendSeconds: serverLimits.bulkRoundMs / 1_000,
      work: (id) => this.run(id),
      round: () => this.bulks.waiting(new Date(), bulksPerRound),
    });
  }

  async add(id: string): Promise<void> {
    await this.line?.add(id);
  }

  /** Goes on with one until nothing of it waits. */
  async run(id: string): Promise<void> {
    if (!(await this.bulks.claim(id, new Date()))) return;
    for (;;) {
      // read anew for each: it may be taken back meanwhile
      const bulk = await this.bulks.find(id);
      if (!bulk) return;
      await this.bulks.renew(id, new Date());
      if (bulk.state === 'undoing') {
        if (await this.undoNext(bulk)) continue;
        await this.bulks.finish(id, 'undoing', new Date());
        return;
      }
      const item = bulk.items.find(({ state }) => state === 'waiting');
      if (item) await this.decide(bulk, item);
      else if (await this.bulks.finish(id, 'running', new Date())) return;
    }
  }

  private async decide(bulk: StoredBulk, item: StoredBulkItem): Promise<void> {
    const { personId, action, ruleVersion, ruleNumber, groupId } = bulk;
    await this.attempt(item, 'refused', async () => {
      const seen = await this.cases.execute({ personId }, item.caseId);
      const rule = await this.rules.once(groupId, ruleVersion, ruleNumber);
      const reason = fillPlaceholders(bulk.reason, {
        author: seen.author?.displayName ?? '',
        rule: rule?.rule.title ?? '',
        title: seen.reading.title,
      });
      const { id: commandId, caseId, version, bodyVersion } = item;
      const act = {
        do: 'decide',
        action: bulkActionSchema.parse(action),
        reason,
        ruleVersion,
        ruleNumber,
        bodyVersion,
      } as const;
      const decided = await this.acts.perform({ personId }, { caseId, commandId, version, act });
      await this.bulks.put(item.id, 'done', decided.version);
    });
  }

  /** Takes the next back that was done; false when there is none any more. */
  private async undoNext(bulk: StoredBulk): Promise<boolean> {
    await this.bulks.skipWaiting(bulk.id);
    const item = bulk.items.find(({ state }) => state === 'done');
    if (!item) return false;
    const { undoId: commandId, caseId, versionAfter } = item;
    await this.attempt(item, 'kept', async () => {
      const input = { caseId, commandId, version: versionAfter ?? 0, act: { do: 'undo' } } as const;
      await this.acts.perform({ personId: bulk.personId }, input, true);
      await this.bulks.put(item.id, 'undone');
    });
    return true;
  }

  /** What is refused is so for good; where the server fails it is tried again, some times. */
  private async attempt(item: StoredBulkItem, otherwise: 'refused' | 'kept', work: () => Promise<void>): Promise<void> {
    try {
      await this.bulks.tried(item.id);
      await work();
    } catch (error) {
      if (!(error instanceof DomainError) && item.attempts < serverLimits.bulkItemAttempts) throw error;
      if (!(error instanceof DomainError)) this.logger.error(error);
      const refusal = error instanceof DomainError ? error : new DomainError('E_INTERNAL', 'The server failed at it.');
      await this.bulks.put(item.id, otherwise, undefined, refusal);
    }
  }
}
