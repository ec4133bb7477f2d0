import { Injectable } from '@nestjs/common';
import type { OpenFollowUp } from '@lectern/contracts';
import { followUpVerdict, standingOf } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { presentFollowUp } from '../follow-ups/follow-up.presenter';
import { FollowUpRepository } from '../follow-ups/follow-up.repository';
import { LiveSessionRepository } from '../live-session.repository';

/** What is still to be done of a group's live sessions, with what the caller may do about it. */
@Injectable()
export class ReadOpenFollowUpsUseCase {
  constructor(
    private readonly access: Access,
    private readonly followUps: FollowUpRepository,
    private readonly sessions: LiveSessionRepository,
  ) {}

  async execute(caller: Caller, groupId: string): Promise<OpenFollowUp[]> {
    const { actor } = await this.access.group(caller, groupId, 'see');
    const { personId, role } = actor;
    const found = await this.followUps.open(groupId, personId);
    const parts =
      personId === null
        ? []
        : await this.sessions.partsOf(
            personId,
            found.map(({ session }) => session.id),
          );
    return found.map(({ record, session, state, deputyId }) => {
      const standing = standingOf(parts.find(({ sessionId }) => sessionId === session.id) ?? null, role, deputyId);
      const isOwn = personId !== null && record.takenBy?.id === personId;
      const may = (act: 'take-follow-up' | 'finish-follow-up') =>
        followUpVerdict(standing, act, isOwn, state) === 'allow';
      return {
        followUp: presentFollowUp(record),
        session,
        can: {
          take: record.takenBy === null && role !== null && may('take-follow-up'),
          giveBack: isOwn && may('take-follow-up'),
          finish: may('finish-follow-up'),
        },
      };
    });
  }
}
