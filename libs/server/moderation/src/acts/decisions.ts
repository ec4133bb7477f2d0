import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DecisionAction, WithheldAs } from '@lectern/contracts';
import { decisionsFitting, isRestrictive, withheldBy } from '@lectern/domain';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict } from '@lectern/server/platform';
import { RulesRepository, Statements, type NamedRule } from '@lectern/server/statements';
import { CommentWithholding } from '@lectern/server/threads';
import { decisionInForce, isDeletedByAuthor, wordsOf } from '../case-facts';
import type { CaseRecord } from '../case.records';
import type { CaseChange } from '../case-writer';
import { statementOf } from '../statement-content';
import { onlyCase, type ActContext } from './act-context';

/** What is decided, why, and by which rule; approving and restoring need none. */
export interface Deciding {
  readonly action: DecisionAction;
  readonly reason: string;
  readonly rule: NamedRule | null;
  readonly until: Date | null;
}

/** Decisions and what they do to comments: the parts that deciding, restoring, undoing and judging are made of. */
@Injectable()
export class Decisions {
  constructor(
    private readonly withholding: CommentWithholding,
    private readonly rules: RulesRepository,
    private readonly statements: Statements,
    private readonly log: ModerationLog,
  ) {}

  /** The rule of a group's present rules that a decision names. */
  ruleNamed({ found, transaction }: ActContext, version: number, number: number) {
    return this.rules.named(found.groupId, { version, number, field: 'act.ruleNumber' }, transaction);
  }

  /** Refuses a decision that does not fit how it stands with the comment. */
  refuseUnfitting({ comment, ...found }: CaseRecord, action: DecisionAction): void {
    if (decisionsFitting(comment.withheldAs, isDeletedByAuthor({ comment })).includes(action)) return;
    if (isDeletedByAuthor({ comment })) throw conflict('Its author deleted this comment meanwhile.');
    throw conflict(`This does not fit how it stands with the comment (case ${found.id}). Look at it again.`);
  }

  /** Makes a decision: ends the one before, changes the comment, and tells its author. */
  async decide(context: ActContext, deciding: Deciding): Promise<CaseChange> {
    const { found, transaction, at, personId } = context;
    const { action, reason, rule, until } = deciding;
    await this.end(context, 'decision');
    const id = randomUUID();
    await transaction.decision.create({
      data: {
        id,
        caseId: found.id,
        action,
        decidedById: personId,
        decidedAt: at,
        reason,
        ruleVersion: rule?.version ?? null,
        ruleNumber: rule?.rule.number ?? null,
        bodySeq: found.comment.bodySeq,
        body: wordsOf(found),
        before: found.comment.withheldAs,
        until,
      },
      select: { id: true },
    });
    const change = await this.bring(context, withheldBy(action), until);
    const { authorId } = found.comment;
    if (isRestrictive(action) && authorId !== null && rule)
      await this.statements.tell(
        { decisionId: id, personId: authorId, content: statementOf(found, { action, reason, rule, until }, at), at },
        transaction,
      );
    return change;
  }

  /** Ends the decision that holds, if one does; statements say so. */
  async end({ found, transaction, at }: ActContext, endedBy: string): Promise<void> {
    const decision = decisionInForce(found);
    if (!decision) return;
    await transaction.decision.update({
      where: { id: decision.id },
      data: { endedAt: at, endedBy },
      select: { id: true },
    });
  }

  /** Brings the comment to where a decision wants it: withheld as something, or to be seen. */
  async bring(context: ActContext, as: WithheldAs | null, until: Date | null): Promise<CaseChange> {
    const { found, transaction, at, readingSeq } = context;
    const { withheldAs, threadId } = found.comment;
    const change = () => ({ seq: readingSeq(), at });
    if (as !== null && (as !== withheldAs || until !== null) && !isDeletedByAuthor(found)) {
      await this.withholding.withhold(found.commentId, as, until, change(), transaction);
      return { commentId: found.commentId, inReading: { type: 'comment.withheld', threadId } };
    }
    if (as === null && withheldAs !== null) {
      await this.withholding.restore(found.commentId, change(), transaction);
      return { commentId: found.commentId, inReading: { type: 'comment.restored', threadId } };
    }
    return onlyCase(context);
  }

  /** Puts it into the group's log; comes last, as the log's end is locked from then on. */
  async put(
    { found, transaction, personId }: Pick<ActContext, 'found' | 'transaction'> & { personId: string | null },
    act: 'case.decided' | 'case.undone' | 'case.restored' | 'case.judged' | 'case.lapsed',
    facts: Record<string, string | number>,
    words = '',
  ): Promise<void> {
    await this.log.append(
      {
        groupId: found.groupId,
        act,
        actorId: personId,
        subjectId: found.comment.authorId,
        words,
        facts: { case: found.id, ...facts },
      },
      transaction,
    );
  }
}
