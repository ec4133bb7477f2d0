import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DecisionAction, WithheldAs } from '@lectern/contracts';
import { decisionsFitting, isRestrictive, withheldBy } from '@lectern/domain';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, invalid, notFound } from '@lectern/server/platform';
import { RulesRepository, Statements } from '@lectern/server/statements';
import { CommentRewriting, CommentWithholding } from '@lectern/server/threads';
import { decisionInForce, isDeletedByAuthor, wordsOf } from '../case-facts';
import type { CaseRecord, DecisionRecord } from '../case.records';
import { CaseRepository } from '../case.repository';
import type { CaseChange } from '../case-writer';
import { statementOf } from '../statement-content';
import { onlyCase, type ActContext } from './act-context';
import type { Deciding } from './deciding';

/** Decisions and what they do to comments: the parts that deciding, restoring, undoing and judging are made of. */
@Injectable()
export class Decisions {
  constructor(
    private readonly withholding: CommentWithholding,
    private readonly rewriting: CommentRewriting,
    private readonly cases: CaseRepository,
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
    const { action, reason, rule, until, words } = deciding;
    if ((action === 'edit') !== (words !== undefined))
      throw invalid('An edit, and nothing else, says what stands there instead.', 'act.words');
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
    const change =
      words === undefined ? await this.bring(context, withheldBy(action), until) : await this.rewrite(context, words);
    const { authorId } = found.comment;
    if (isRestrictive(action) && authorId !== null && rule)
      await this.statements.tell(
        { decisionId: id, personId: authorId, content: statementOf(found, deciding, at), at },
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

  /**
   * Takes back what a decision did to the comment, for it to be as before; answers the act on the case as it is then, so
   * that another decision can follow.
   */
  async takeBack(
    context: ActContext,
    decision: DecisionRecord,
    before: { readonly as: WithheldAs | null; readonly until: Date | null },
  ): Promise<{ change: CaseChange; then: ActContext }> {
    const { found, transaction, readingSeq } = context;
    if (decision.action !== 'edit')
      return { change: await this.bring(context, before.as, before.until), then: context };
    const isBack = await this.rewriting.putBack(found.commentId, decision.bodySeq, { seq: readingSeq() }, transaction);
    const now = await this.cases.find(found.id, transaction);
    if (!now) throw notFound();
    return { change: isBack ? edited(found) : onlyCase(context), then: { ...context, found: now } };
  }

  private async rewrite({ found, transaction, at, readingSeq }: ActContext, words: string): Promise<CaseChange> {
    await this.rewriting.rewrite(found.commentId, words, { seq: readingSeq(), at }, transaction);
    return edited(found);
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

function edited({ commentId, comment }: CaseRecord): CaseChange {
  return { commentId, inReading: { type: 'comment.edited', threadId: comment.threadId } };
}
