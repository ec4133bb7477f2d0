import { Injectable } from '@nestjs/common';
import type { CaseAct } from '@lectern/contracts';
import { isRestrictive } from '@lectern/domain';
import { conflict, invalid, notFound } from '@lectern/server/platform';
import { decisionInForce } from '../case-facts';
import type { AppealRecord, DecisionRecord } from '../case.records';
import type { CaseChange } from '../case-writer';
import { onlyCase, storeCase, type ActContext } from './act-context';
import { Decisions } from './decisions';

type Judge = Extract<CaseAct, { do: 'judge' }>;

const untouched = { as: null, until: null } as const;

/** Judging appeals: the decision stands, or it falls and everything is as before it, or another takes its place. */
@Injectable()
export class Judging {
  constructor(private readonly decisions: Decisions) {}

  async judge(act: Judge, context: ActContext): Promise<CaseChange> {
    const { found, transaction, at, personId } = context;
    const appeal = found.appeals.find(({ id }) => id === act.appealId);
    const decision = decisionInForce(found);
    if (!appeal) throw notFound();
    if (appeal.judgedAt !== null || !decision || decision.id !== appeal.decisionId)
      throw conflict('This appeal was judged already.');
    refuseWithoutInstead(act, decision);
    // the database refuses whoever decided, and whoever appeals
    await transaction.appeal.update({
      where: { id: appeal.id },
      data: { judgedById: personId, judgedAt: at, outcome: act.outcome, reason: act.reason },
      select: { id: true },
    });
    const change = await this.carryOut(act, appeal, decision, context);
    const facts = { outcome: act.outcome, decision: decision.action, side: appeal.side };
    await this.decisions.put(context, 'case.judged', facts, act.reason);
    return change;
  }

  private async carryOut(
    act: Judge,
    { side }: AppealRecord,
    decision: DecisionRecord,
    context: ActContext,
  ): Promise<CaseChange> {
    const { instead } = act;
    if (act.outcome === 'upheld') {
      await storeCase(context, { state: 'final' });
      return onlyCase(context);
    }
    if (instead) {
      const rule = await this.decisions.ruleNamed(context, instead.ruleVersion, instead.ruleNumber);
      const { action } = instead;
      // what is withheld goes straight to what is decided instead; other words are put back first
      const isEdit = decision.action === 'edit';
      const { change: back, then } = isEdit
        ? await this.decisions.takeBack(context, decision, untouched)
        : { change: onlyCase(context), then: context };
      this.decisions.refuseUnfitting(then.found, action);
      const decided = await this.decisions.decide(then, { action, reason: act.reason, rule, until: null });
      const change = decided.inReading ? decided : back;
      // who is restricted only now has not been heard yet
      await storeCase(context, { state: side === 'reporter' ? 'decided' : 'final' });
      return change;
    }
    const { change } = await this.decisions.takeBack(context, decision, untouched);
    await this.decisions.end(context, 'appeal');
    await storeCase(context, { state: 'final' });
    return decision.action === 'approve' ? onlyCase(context) : change;
  }
}

/** What falls must leave something: a comment that was left as it was is restricted by naming how. */
function refuseWithoutInstead({ outcome, instead }: Judge, decision: DecisionRecord): void {
  if (outcome === 'upheld' && instead) throw invalid('What is upheld stays as it is.', 'act.instead');
  if (outcome === 'changed' && !instead) throw invalid('Say what is decided instead.', 'act.instead');
  if (outcome === 'overturned' && isRestrictive(decision.action) && instead)
    throw invalid('What is overturned leaves nothing behind. To decide something else, change it.', 'act.instead');
  if (outcome === 'overturned' && !isRestrictive(decision.action) && !instead)
    throw invalid('Say what is decided instead.', 'act.instead');
}
