import { Injectable } from '@nestjs/common';
import type { ActOnCase, CaseAct, CaseAction, CaseDetail } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, notFound, RateLimits, serverLimits, type SignedInCaller } from '@lectern/server/platform';
import { Statements } from '@lectern/server/statements';
import { refuseOtherWords, refuseUnlessAllowed, refuseUnseen, storeCase, type ActContext } from '../acts/act-context';
import { Claims } from '../acts/claims';
import { Decisions } from '../acts/decisions';
import { Judging } from '../acts/judging';
import { decisionInForce } from '../case-facts';
import { CaseRepository } from '../case.repository';
import { CaseWriter, type CaseChange } from '../case-writer';
import { Talks } from '../strikes/talks';
import { ReadCaseUseCase } from './read-case.use-case';

type Act<D extends CaseAct['do']> = Extract<CaseAct, { do: D }>;

const hourMs = 3_600_000;

/** Whatever those who lead a group do with a case. */
@Injectable()
export class ActOnCaseUseCase {
  constructor(
    private readonly access: Access,
    private readonly cases: CaseRepository,
    private readonly writer: CaseWriter,
    private readonly claims: Claims,
    private readonly decisions: Decisions,
    private readonly judging: Judging,
    private readonly talks: Talks,
    private readonly read: ReadCaseUseCase,
    private readonly statements: Statements,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, input: ActOnCase & { readonly caseId: string }): Promise<CaseDetail> {
    await this.rates.take('moderate', caller.personId);
    return this.perform(caller, input);
  }

  /** The same for who was let in before; `isUndoInTime` when somebody asked in time for what is undone only now. */
  async perform(
    caller: Pick<SignedInCaller, 'personId'>,
    input: ActOnCase & { readonly caseId: string },
    isUndoInTime = false,
  ): Promise<CaseDetail> {
    const { caseId, commandId, version, act } = input;
    const place = await this.cases.place(caseId);
    if (!place) throw notFound();
    await this.read.access(caller, place.groupId);
    const stream = changesComment(act) ? place.stream : null;
    const command = { type: 'case.act', personId: caller.personId, commandId, caseId, version, act };
    await this.writer.write(command, { groupId: place.groupId, stream }, async (open) => {
      // asked again behind the lock: who is no moderator any more decides nothing
      const group = await this.read.access(caller, place.groupId, open.transaction);
      const found = await this.cases.find(caseId, open.transaction);
      if (!found) throw notFound();
      refuseUnlessAllowed(caller, group, found, actionOf(act), open.at);
      if (act.do !== 'note' && act.do !== 'talk') refuseUnseen(found, version, open.at);
      const context = { ...open, personId: caller.personId, found };
      return act.do === 'talk' ? this.talks.say(commandId, act.words, context) : this.act(act, context, isUndoInTime);
    });
    if (changesComment(act) || act.do === 'talk') await this.tellAuthor(caseId);
    return this.read.execute(caller, caseId);
  }

  /** Whoever wrote it hears at once that there is something to read. */
  private async tellAuthor(caseId: string): Promise<void> {
    const authorId = (await this.cases.find(caseId))?.comment.authorId;
    if (authorId) await this.statements.announce(authorId);
  }

  private act(act: Exclude<CaseAct, { do: 'talk' }>, context: ActContext, isUndoInTime: boolean): Promise<CaseChange> {
    switch (act.do) {
      case 'decide':
        return this.decide(act, context);
      case 'restore':
        return this.restore(act, context);
      case 'undo':
        return this.undo(context, isUndoInTime);
      case 'judge':
        return this.judging.judge(act, context);
      default:
        return this.claims.turn(act, context);
    }
  }

  private async decide(act: Act<'decide'>, context: ActContext): Promise<CaseChange> {
    const { found, at } = context;
    refuseOtherWords(found, act.bodyVersion);
    this.decisions.refuseUnfitting(found, act.action);
    const rule = await this.decisions.ruleNamed(context, act.ruleVersion, act.ruleNumber);
    const hours = act.hours ?? serverLimits.holdHours;
    const { reason, words } = act;
    const until = act.action === 'hold' ? new Date(at.getTime() + hours * hourMs) : null;
    const change = await this.decisions.decide(context, { action: act.action, reason, rule, until, words });
    // a hold comes before a decision: whoever has the case in hand keeps it
    if (act.action === 'hold') await storeCase(context, {});
    else await storeCase(context, { state: 'decided', claimedById: null, claimUntil: null, secondAsked: false });
    await this.decisions.put(
      context,
      'case.decided',
      { decision: act.action, ruleVersion: rule.version, rule: rule.rule.number },
      act.reason,
    );
    return change;
  }

  private async restore({ reason }: Act<'restore'>, context: ActContext): Promise<CaseChange> {
    const decision = decisionInForce(context.found);
    const isEdit = decision?.action === 'edit';
    if (context.found.comment.withheldAs === null && !isEdit)
      throw conflict('This comment can be seen already, as its author wrote it.');
    const { change: back, then } = isEdit
      ? await this.decisions.takeBack(context, decision, { as: null, until: null })
      : { change: null, then: context };
    const change = await this.decisions.decide(then, { action: 'restore', reason, rule: null, until: null });
    await storeCase(context, { state: 'decided' });
    await this.decisions.put(context, 'case.restored', {}, reason);
    return back ?? change;
  }

  /** Takes back what one decided a moment ago, as if a hand had slipped. */
  private async undo(context: ActContext, isInTime: boolean): Promise<CaseChange> {
    const { found, at, personId } = context;
    const decision = decisionInForce(found);
    if (!decision || (!isInTime && at.getTime() - decision.decidedAt.getTime() > serverLimits.undoMs))
      throw conflict('It is too late to undo this. Decide it anew, and say why.');
    const until = decision.before === 'held' ? new Date(at.getTime() + serverLimits.holdHours * hourMs) : null;
    const { change } = await this.decisions.takeBack(context, decision, { as: decision.before, until });
    await this.decisions.end(context, 'undo');
    const claimUntil = new Date(at.getTime() + serverLimits.caseLeaseMs);
    await storeCase(context, { state: 'open', claimedById: personId, claimUntil });
    await this.decisions.put(context, 'case.undone', { decision: decision.action });
    return change;
  }
}

/** By which row of the table an act is judged. */
function actionOf(act: CaseAct): CaseAction {
  return act.do;
}

function changesComment(act: CaseAct): boolean {
  return act.do === 'decide' || act.do === 'restore' || act.do === 'undo' || act.do === 'judge';
}
