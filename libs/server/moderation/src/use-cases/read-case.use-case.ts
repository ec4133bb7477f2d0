import { Injectable } from '@nestjs/common';
import type { CaseAction, CaseDetail, CaseTurn } from '@lectern/contracts';
import { caseActions, caseRole, decisionsFitting } from '@lectern/domain';
import { Access, type AccessedGroup } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { DomainError, notFound, serverLimits, type SignedInCaller } from '@lectern/server/platform';
import { refuseUnlessAllowed } from '../acts/act-context';
import { CaseContextRepository, type TurnRecord } from '../case-context.repository';
import { decisionInForce, factsAt, isDeletedByAuthor, stateAt, wordsOf } from '../case-facts';
import { CasePresenter, personOf, presentAppeal, presentDecision, presentSummary, type Known } from '../case.presenter';
import type { CaseRecord } from '../case.records';
import { CaseRepository } from '../case.repository';
import { TalkRepository } from '../strikes/talk.repository';
import { presentLine } from '../strikes/talks';

/** A case with everything needed to decide it, and what the caller may do with it. */
@Injectable()
export class ReadCaseUseCase {
  constructor(
    private readonly groups: Access,
    private readonly cases: CaseRepository,
    private readonly around: CaseContextRepository,
    private readonly presenter: CasePresenter,
    private readonly talks: TalkRepository,
  ) {}

  /** Of cases nobody knows but those who lead the group: for others there are none. */
  async access(
    caller: Pick<SignedInCaller, 'personId'>,
    groupId: string,
    transaction?: Transaction,
  ): Promise<AccessedGroup> {
    try {
      return await this.groups.group(caller, groupId, 'moderate', transaction);
    } catch (error) {
      if (error instanceof DomainError) throw notFound();
      throw error;
    }
  }

  async execute(caller: Pick<SignedInCaller, 'personId'>, caseId: string): Promise<CaseDetail> {
    const found = await this.cases.find(caseId);
    if (!found) throw notFound();
    const group = await this.access(caller, found.groupId);
    const at = new Date();
    // whoever wrote it would learn who reported it
    refuseUnlessAllowed(caller, group, found, 'see', at);
    const { comment, commentId } = found;
    const [block, lines, turns, talk, authorRestrictions] = await Promise.all([
      this.around.block(comment.threadId),
      this.around.thread(comment.threadId, commentId),
      this.around.turns(caseId),
      this.talks.ofCase(caseId),
      comment.authorId === null ? 0 : this.around.restrictionsOf(comment.authorId, found.groupId),
    ]);
    const known = await this.presenter.known([found], at, [
      ...lines.flatMap(({ authorId }) => authorId ?? []),
      ...talk.flatMap(({ byId }) => byId ?? []),
      ...turns.flatMap(({ byId, toId }) => [byId ?? [], toId ?? []].flat()),
    ]);
    const person = (id: string | null) => (id === null ? null : personOf(id, known));
    return {
      ...presentSummary(found, known, at),
      comment: {
        body: wordsOf(found),
        version: comment.bodySeq,
        writtenAt: (comment.editedAt ?? comment.createdAt).toISOString(),
        isEdited: comment.editedAt !== null,
        isDeletedByAuthor: isDeletedByAuthor(found),
      },
      block,
      thread: lines.map(({ id, authorId, body, isGone, at: writtenAt }) => ({
        id,
        author: person(authorId),
        body: id === commentId ? wordsOf(found) : isGone ? null : body,
        at: writtenAt.toISOString(),
      })),
      reports: found.reports.map(({ id, kind, words, reporterId, bodySeq, createdAt }) => ({
        id,
        kind,
        words,
        by: person(reporterId),
        at: createdAt.toISOString(),
        isOnPresent: bodySeq === comment.bodySeq,
      })),
      turns: turns.map((turn) => presentTurn(turn, known)),
      decisions: found.decisions.map((decision) => presentDecision(decision, found.groupId, known)),
      appeals: found.appeals.map((appeal) => presentAppeal(appeal, known)),
      talk: talk.map((line) => presentLine(line, known)),
      authorRestrictions,
      ...allowed(caller, group, found, at),
    };
  }
}

/** What somebody may do with a case at a moment. */
function allowed(
  { personId }: Pick<SignedInCaller, 'personId'>,
  { actor }: AccessedGroup,
  found: CaseRecord,
  at: Date,
) {
  const facts = factsAt(found, at);
  const decision = decisionInForce(found);
  const canUndo = decision !== undefined && at.getTime() - decision.decidedAt.getTime() <= serverLimits.undoMs;
  const fits = (action: CaseAction) =>
    (action !== 'undo' || canUndo) &&
    (action !== 'escalate' || actor.role !== 'owner') &&
    (action !== 'talk' || found.comment.authorId !== null) &&
    (action !== 'restore' || found.comment.withheldAs !== null || decision?.action === 'edit');
  const can = caseActions(caseRole({ personId, role: actor.role }, facts), stateAt(found, at)).filter(fits);
  const decisionsAllowed = can.includes('decide')
    ? decisionsFitting(found.comment.withheldAs, isDeletedByAuthor(found)).filter((action) => action !== 'restore')
    : [];
  return { can, decisionsAllowed };
}

function presentTurn({ id, what, byId, toId, words, at }: TurnRecord, known: Known): CaseTurn {
  return {
    id,
    what: what as CaseTurn['what'],
    by: byId === null ? null : personOf(byId, known),
    to: toId === null ? null : personOf(toId, known),
    words,
    at: at.toISOString(),
  };
}
