import { Injectable } from '@nestjs/common';
import type { Statement } from '@lectern/contracts';
import { appealUntil } from '@lectern/domain';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { StatementRepository, type StatementRecord } from '../statement.repository';

/** What one was told of decisions about one’s comments; readable whatever became of one in the group. */
@Injectable()
export class ReadStatementsUseCase {
  constructor(
    private readonly statements: StatementRepository,
    private readonly sockets: LiveSockets,
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
      this.sockets.statementsChanged(caller.personId, await this.statements.unread(caller.personId));
    }
    return { ...present(found, at), isRead: true };
  }
}

function present({ id, content, createdAt, readAt, decision }: StatementRecord, at: Date): Statement {
  const { case: found, endedAt, endedBy, decidedAt } = decision;
  const [appeal] = decision.appeals;
  const isOpenToAppeal = found.state === 'decided' || (found.state === 'open' && decision.action === 'hold');
  return {
    id,
    decisionId: decision.id,
    group: found.group,
    reading: found.comment.thread.reading,
    threadId: found.comment.threadId,
    commentId: found.commentId,
    at: createdAt.toISOString(),
    isRead: readAt !== null,
    content,
    ended: endedAt && { at: endedAt.toISOString(), by: endedBy as NonNullable<Statement['ended']>['by'] },
    appeal: appeal
      ? {
          words: appeal.words,
          at: appeal.createdAt.toISOString(),
          judged:
            appeal.judgedAt !== null && appeal.outcome !== null && appeal.reason !== null
              ? { at: appeal.judgedAt.toISOString(), outcome: appeal.outcome, reason: appeal.reason }
              : null,
        }
      : null,
    canAppeal: !appeal && endedAt === null && isOpenToAppeal && appealUntil(decidedAt) > at,
  };
}
