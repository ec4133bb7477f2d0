import { Injectable } from '@nestjs/common';
import type { CreateAppeal } from '@lectern/contracts';
import { appealUntil, caseRole, isRestrictive, mayOnCase } from '@lectern/domain';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, DomainError, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { storeCase, type ActContext } from '../acts/act-context';
import { factsAt } from '../case-facts';
import type { CaseRecord } from '../case.records';
import { CaseRepository } from '../case.repository';
import { CaseWriter } from '../case-writer';

/**
 * Asks that somebody else looks at a decision again. The author and who reported may, also when they are no members any
 * more or may not write: whom a decision concerns can always contest it.
 */
@Injectable()
export class AppealUseCase {
  constructor(
    private readonly cases: CaseRepository,
    private readonly writer: CaseWriter,
    private readonly log: ModerationLog,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: CreateAppeal): Promise<{ appealId: string }> {
    const { personId } = caller;
    await this.rates.take('appeal', personId);
    const place = await this.cases.placeOfDecision(input.decisionId);
    const seen = place && (await this.cases.find(place.caseId));
    // for everybody else there is no such decision
    if (!seen || sideOf(personId, seen) === null) throw notFound();
    const command = { type: 'case.appeal', personId, ...input };
    await this.writer.write(command, { groupId: seen.groupId, stream: null }, async (open) => {
      const found = await this.cases.find(seen.id, open.transaction);
      if (!found) throw notFound();
      await this.store(input, { ...open, personId, found });
      return { commentId: found.commentId, inReading: null };
    });
    return { appealId: input.commandId };
  }

  private async store(input: CreateAppeal, context: ActContext): Promise<void> {
    const { found, personId, transaction, at } = context;
    const decision = found.decisions.find(({ id }) => id === input.decisionId);
    const side = sideOf(personId, found);
    if (!decision || side === null) throw notFound();
    if (found.appeals.some(({ appellantId, decisionId }) => appellantId === personId && decisionId === decision.id))
      throw conflict('You appealed against this already: it is looked at once.');
    if (decision.endedAt !== null) throw conflict('This decision does not hold any more.');
    if (appealUntil(decision.decidedAt) < at)
      throw new DomainError('E_GONE', 'There were six months to appeal, and they are over.');
    if ((side === 'author') !== isRestrictive(decision.action))
      throw conflict('This decision did not go against you: there is nothing to appeal against.');
    const facts = factsAt(found, at);
    if (!mayOnCase(caseRole({ personId, role: null }, facts), 'appeal', facts.state))
      throw conflict('Somebody appealed already, or it is final.');
    await transaction.appeal.create({
      data: {
        id: input.commandId,
        caseId: found.id,
        decisionId: decision.id,
        decidedById: decision.decidedById,
        side,
        appellantId: personId,
        words: input.words,
        createdAt: at,
      },
      select: { id: true },
    });
    await storeCase(context, { state: 'appealed', openedAt: at, claimedById: null, claimUntil: null });
    await this.log.append(
      {
        groupId: found.groupId,
        act: 'case.appealed',
        actorId: personId,
        words: input.words,
        facts: { case: found.id, side, decision: decision.action },
      },
      transaction,
    );
  }
}

/** From which side somebody looks at a case; null: it is none of theirs. */
function sideOf(personId: string, { comment, reports }: CaseRecord): 'author' | 'reporter' | null {
  if (comment.authorId === personId) return 'author';
  return reports.some(({ reporterId }) => reporterId === personId) ? 'reporter' : null;
}
