import { Injectable } from '@nestjs/common';
import type { DecisionAction, OwnReport, ReportFate, ReportKind } from '@lectern/contracts';
import { appealUntil, isRestrictive } from '@lectern/domain';
import type { SignedInCaller } from '@lectern/server/platform';
import { OwnReportRepository, type OwnReportRecord } from '../own-report.repository';

/** One’s own reports and what became of them. */
@Injectable()
export class ReadOwnReportsUseCase {
  constructor(private readonly reports: OwnReportRepository) {}

  async execute(caller: SignedInCaller): Promise<OwnReport[]> {
    const at = new Date();
    return (await this.reports.of(caller.personId)).map((found) => present(found, at));
  }
}

function present({ id, kind, words, bodySeq, createdAt, case: found }: OwnReportRecord, at: Date): OwnReport {
  const { comment, group, commentId, appeals, state } = found;
  // what was decided about the words that were reported, or about later ones
  const decision = found.decisions.findLast((one) => one.bodySeq >= bodySeq && one.action !== 'hold');
  const isInForce = decision !== undefined && decision.endedAt === null;
  const isRefused = isInForce && (decision.action === 'approve' || decision.action === 'restore');
  const hasAppealed = appeals.some(({ decisionId }) => decisionId === decision?.id);
  const until = decision ? appealUntil(decision.decidedAt) : at;
  return {
    id,
    group,
    reading: comment.thread.reading,
    commentId,
    threadId: comment.threadId,
    kind: kind as ReportKind,
    words,
    createdAt: createdAt.toISOString(),
    fate: fateOf(found, isInForce && isRestrictive(decision.action as DecisionAction), decision !== undefined),
    decided: decision
      ? { decisionId: decision.id, at: decision.decidedAt.toISOString(), reason: decision.reason }
      : null,
    appealUntil: isRefused && !hasAppealed && state === 'decided' && until > at ? until.toISOString() : null,
  };
}

function fateOf({ state, comment }: OwnReportRecord['case'], isRestricted: boolean, isDecided: boolean): ReportFate {
  if (comment.deletedAt !== null && comment.withheldAs === null) return 'gone';
  if (!isDecided || state === 'open') return 'open';
  return isRestricted ? 'acted' : 'kept';
}
