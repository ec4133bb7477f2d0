import { Injectable } from '@nestjs/common';
import { endedBySchema, type Statement } from '@lectern/contracts';
import { appealUntil, restrictionAppealVerdict, restrictionFacts } from '@lectern/domain';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { StatementRepository, Statements, type StatementRecord } from '@lectern/server/statements';

/** What one was told of decisions about one’s comments and of what one may not do; readable whatever became of one in the group. */
@Injectable()
export class ReadStatementsUseCase {
  constructor(
    private readonly statements: StatementRepository,
    private readonly told: Statements,
  ) {}

  async unread({ personId }: SignedInCaller): Promise<{ unread: number }> {
    return { unread: await this.statements.unread(personId) };
  }

  async list(caller: SignedInCaller): Promise<Statement[]> {
    const at = new Date();
    return (await this.statements.of(caller.personId)).map((found) => present(found, at));
  }

  async one(caller: SignedInCaller, statementId: string): Promise<Statement> {
    const at = new Date();
    const [found] = await this.statements.of(caller.personId, statementId);
    if (!found) throw notFound();
    if (found.readAt === null) {
      await this.statements.read(statementId, at);
      await this.told.announce(caller.personId);
    }
    return { ...present(found, at), isRead: true };
  }
}

function present(found: StatementRecord, at: Date): Statement {
  const { id, content, createdAt, readAt } = found;
  const about = aboutDecision(found, at) ?? aboutRestriction(found, at);
  if (!about) throw new Error(`Statement ${id} is about nothing.`);
  return { id, at: createdAt.toISOString(), isRead: readAt !== null, content, ...about };
}

function aboutDecision({ decision }: StatementRecord, at: Date) {
  if (!decision) return null;
  const { case: found, decidedAt } = decision;
  const [appeal] = decision.appeals;
  const isOpenToAppeal = found.state === 'decided' || (found.state === 'open' && decision.action === 'hold');
  return {
    decisionId: decision.id,
    restrictionId: null,
    group: found.group,
    reading: found.comment.thread.reading,
    threadId: found.comment.threadId,
    commentId: found.commentId,
    ended: endOf(decision),
    appeal: appeal ? presentAppeal(appeal) : null,
    canAppeal: !appeal && decision.endedAt === null && isOpenToAppeal && appealUntil(decidedAt) > at,
  };
}

function aboutRestriction({ restriction, personId }: StatementRecord, at: Date) {
  if (!restriction) return null;
  const { id, group, appeal } = restriction;
  return {
    decisionId: null,
    restrictionId: id,
    group,
    reading: null,
    threadId: null,
    commentId: null,
    ended: endOf(restriction),
    appeal: appeal && presentAppeal(appeal),
    canAppeal: restrictionAppealVerdict(personId, restrictionFacts(personId, restriction), at) === 'allow',
  };
}

function endOf({ endedAt, endedBy }: { endedAt: Date | null; endedBy: string | null }): Statement['ended'] {
  return endedAt && { at: endedAt.toISOString(), by: endedBySchema.parse(endedBy ?? 'lapse') };
}

type AppealRow = NonNullable<NonNullable<StatementRecord['restriction']>['appeal']>;

function presentAppeal({ words, createdAt, judgedAt, outcome, reason }: AppealRow): NonNullable<Statement['appeal']> {
  const isJudged = judgedAt !== null && outcome !== null && reason !== null;
  return {
    words,
    at: createdAt.toISOString(),
    judged: isJudged ? { at: judgedAt.toISOString(), outcome, reason } : null,
  };
}
