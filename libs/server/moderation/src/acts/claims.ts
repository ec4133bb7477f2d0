import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CaseAct, ModerationAct } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { ModerationLog } from '@lectern/server/moderation-log';
import { DomainError, invalid, serverLimits } from '@lectern/server/platform';
import type { CaseChange } from '../case-writer';
import { onlyCase, storeCase, type ActContext } from './act-context';

type Act<D extends CaseAct['do']> = Extract<CaseAct, { do: D }>;
type Turn = Act<'claim' | 'renew' | 'release' | 'hand-over' | 'ask-second' | 'note'>;

const logged: Partial<Record<Turn['do'], ModerationAct>> = {
  claim: 'case.claimed',
  release: 'case.released',
  'hand-over': 'case.handed-over',
  'ask-second': 'case.second-asked',
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
          words: 'words' in act ? act.words : null,
          at,
        },
        select: { id: true },
      });
    const entry = logged[act.do];
    if (entry)
      await this.log.append(
        { groupId: found.groupId, act: entry, actorId: personId, facts: { case: found.id } },
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
      case 'note':
        // nothing of the case itself changes: whoever is deciding goes on
        return;
    }
  }

  private async refuseUnlessLeading(toPersonId: string, { found, transaction }: ActContext): Promise<void> {
    if (found.comment.authorId === toPersonId) throw invalid('Nobody moderates their own words.', 'act.toPersonId');
    try {
      await this.access.group({ personId: toPersonId }, found.groupId, 'moderate', transaction);
    } catch (error) {
      if (error instanceof DomainError) throw invalid('They do not lead this group.', 'act.toPersonId');
      throw error;
    }
  }
}
