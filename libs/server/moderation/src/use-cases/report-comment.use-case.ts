import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CreateReport } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, forbidden, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { storeCase, type ActContext } from '../acts/act-context';
import { Decisions } from '../acts/decisions';
import { stateAt } from '../case-facts';
import { CaseRepository } from '../case.repository';
import { CaseWriter, type OpenCase } from '../case-writer';
import { ReportWeights } from '../report-weights.repository';
import { TargetRepository, type Target } from '../target.repository';

/** Reports a comment that one can see. It opens a case, joins the one there is, or opens that again for other words. */
@Injectable()
export class ReportCommentUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly targets: TargetRepository,
    private readonly cases: CaseRepository,
    private readonly writer: CaseWriter,
    private readonly decisions: Decisions,
    private readonly log: ModerationLog,
    private readonly rates: RateLimits,
    private readonly weights: ReportWeights,
  ) {}

  async execute(caller: SignedInCaller, input: CreateReport): Promise<{ reportId: string }> {
    await this.rates.take('report', caller.personId);
    const first = await this.targets.find(input.commentId);
    if (!first) throw notFound();
    const { group } = await this.access.reading(caller, first.readingId, 'report');
    await this.audiences.requireThread(caller, first.threadId);
    // those who would decide may not hear it yet
    if (first.isNarrow) throw conflict('This can be reported once it is shown to the group.');
    const command = { type: 'case.report', personId: caller.personId, ...input };
    await this.writer.write(command, { groupId: group.id, stream: null }, async (open) => {
      const target = await this.targets.find(input.commentId, open.transaction);
      if (!target) throw notFound();
      if (target.isGone) throw conflict('This comment is gone already.');
      if (target.authorId === caller.personId) throw forbidden('It is yours: change or delete it yourself.');
      await this.store(caller.personId, input, group.id, target, open);
      return { commentId: input.commentId, inReading: null };
    });
    return { reportId: input.commandId };
  }

  private async store(
    personId: string,
    input: CreateReport,
    groupId: string,
    target: Target,
    open: OpenCase,
  ): Promise<void> {
    const { transaction, at } = open;
    const { bodySeq } = target;
    let found = await this.cases.ofComment(input.commentId, transaction);
    const isNew = found === null;
    if (found?.reports.some((report) => report.reporterId === personId && report.bodySeq === bodySeq))
      throw conflict('You reported this already. What became of it stands among your reports.');
    if (!found) {
      const id = randomUUID();
      await transaction.moderationCase.create({
        data: {
          id,
          groupId,
          commentId: input.commentId,
          version: 1,
          bodySeq,
          priority: 0,
          reportCount: 0,
          openedAt: at,
          updatedAt: at,
        },
        select: { id: true },
      });
      found = await this.cases.find(id, transaction);
      if (!found) throw notFound();
    }
    const context: ActContext = { ...open, personId, found };
    const { id, kind, words } = { ...input, id: input.commandId };
    await transaction.report.create({
      data: { id, caseId: found.id, reporterId: personId, kind, words, bodySeq, createdAt: at },
      select: { id: true },
    });
    const reportCount = found.reportCount + 1;
    const weighing = await this.weights.of(found.id, transaction);
    const isAgain = bodySeq > found.bodySeq && found.state !== 'open';
    if (isAgain) {
      // it was decided about other words
      await this.decisions.end(context, 'revision');
      await storeCase(context, { state: 'open', openedAt: at, bodySeq, reportCount, weighing, newKinds: [kind] });
    } else await storeCase(context, { bodySeq, reportCount, weighing, newKinds: [kind] });
    if (!isNew && !isAgain) return;
    const act = isNew ? 'case.opened' : 'case.reopened';
    const facts = { case: found.id, state: stateAt(found, at) };
    await this.log.append({ groupId, act, actorId: null, subjectId: target.authorId, facts }, transaction);
  }
}
