import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CaseAct, MemberRole, ModerationAct } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, DomainError, invalid, serverLimits } from '@lectern/server/platform';
import type { CaseChange } from '../case-writer';
import { onlyCase, storeCase, type ActContext } from './act-context';

type Act<D extends CaseAct['do']> = Extract<CaseAct, { do: D }>;
type Turn = Act<'claim' | 'renew' | 'release' | 'hand-over' | 'ask-second' | 'escalate' | 'note'>;

const logged: Partial<Record<Turn['do'], ModerationAct>> = {
  claim: 'case.claimed',
  release: 'case.released',
  'hand-over': 'case.handed-over',
  'ask-second': 'case.second-asked',
  escalate: 'case.escalated',
};

/** Taking a case in hand for some minutes, passing it on, and what moderators say of it to each other. */
@Injectable()
export class Claims {
  constructor(
    private readonly access: Access,
    private readonly log: ModerationLog,
  ) {}

  async turn(act: Turn, context: ActContext): Promise<CaseChange> {
    const { found, at, transaction, personId } = context;
    await this.store(act, context);
    if (act.do !== 'renew')
      await transaction.caseTurn.create({
        data: {
          id: randomUUID(),
          caseId: found.id,
          what: act.do,
          byId: personId,
          toId: act.do === 'hand-over' ? act.toPersonId : null,
          words: said(act),
          at,
        },
        select: { id: true },
      });
    const entry = logged[act.do];
    if (entry)
      await this.log.append(
        {
          groupId: found.groupId,
          act: entry,
          actorId: personId,
          words: act.do === 'escalate' ? act.reason : undefined,
          facts: { case: found.id },
        },
        transaction,
      );
    return onlyCase(context);
  }

  private async store(act: Turn, context: ActContext): Promise<void> {
    const { personId, at } = context;
    const claimUntil = new Date(at.getTime() + serverLimits.caseLeaseMs);
    switch (act.do) {
      case 'claim':
      case 'renew':
        return storeCase(context, { claimedById: personId, claimUntil });
      case 'release':
        return storeCase(context, { claimedById: null, claimUntil: null });
      case 'hand-over':
        await this.refuseUnlessLeading(act.toPersonId, context);
        return storeCase(context, { claimedById: act.toPersonId, claimUntil });
      case 'ask-second':
        return storeCase(context, { claimedById: null, claimUntil: null, secondAsked: true });
      case 'escalate':
        await this.refuseUnlessOwnersCan(context);
        return storeCase(context, { claimedById: null, claimUntil: null, secondAsked: false, isEscalated: true });
      case 'note':
        // nothing of the case itself changes: whoever is deciding goes on
        return;
    }
  }

  /** Somebody must be there who can decide it: an owner who did not write it, and is not the one who hands it over. */
  private async refuseUnlessOwnersCan({ found, transaction, personId }: ActContext): Promise<void> {
    const owners = await transaction.membership.findMany({
      where: { groupId: found.groupId, role: 'owner' },
      select: { personId: true },
    });
    if (owners.some((owner) => owner.personId === personId)) throw conflict('You are an owner: decide it yourself.');
    if (owners.every((owner) => owner.personId === found.comment.authorId))
      throw conflict('The only owner wrote this comment: nobody could decide it.');
  }

  private async refuseUnlessLeading(toPersonId: string, context: ActContext): Promise<void> {
    const { found } = context;
    if (found.comment.authorId === toPersonId) throw invalid('Nobody moderates their own words.', 'act.toPersonId');
    const role = await this.roleOf(toPersonId, context);
    if (role === null) throw invalid('They do not lead this group.', 'act.toPersonId');
    if (found.isEscalated && role !== 'owner')
      throw invalid('This case was handed to the owners: only one of them can have it.', 'act.toPersonId');
  }

  /** As what somebody leads the group; null: they do not. */
  private async roleOf(personId: string, { found, transaction }: ActContext): Promise<MemberRole | null> {
    try {
      return (await this.access.group({ personId }, found.groupId, 'moderate', transaction)).actor.role;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

function said(act: Turn): string | null {
  if (act.do === 'escalate') return act.reason;
  return 'words' in act ? act.words : null;
}
