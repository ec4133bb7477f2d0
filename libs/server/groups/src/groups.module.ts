import { Module } from '@nestjs/common';
import { ThreadsModule } from '@lectern/server/threads';
import { GroupController } from './group.controller';
import { GroupRepository } from './group.repository';
import { InvitationRepository } from './invitation.repository';
import { OwnInvitations } from './own-invitations';
import { RaidModeController } from './raid-mode/raid-mode.controller';
import { RaidModeRepository } from './raid-mode/raid-mode.repository';
import { RaidModes } from './raid-mode/raid-modes';
import { RaidRounds } from './raid-mode/raid-rounds';
import { RestrictionAppealRepository } from './restrictions/restriction-appeal.repository';
import { RestrictionController } from './restrictions/restriction.controller';
import { RestrictionRepository } from './restrictions/restriction.repository';
import { RestrictionRounds } from './restrictions/restriction-rounds';
import { Restrictions } from './restrictions/restrictions';
import { RestrictMemberUseCase } from './use-cases/restrict-member.use-case';
import { ChangeRaidModeUseCase } from './use-cases/change-raid-mode.use-case';
import { ChangeRoleUseCase } from './use-cases/change-role.use-case';
import { ContestRestrictionUseCase } from './use-cases/contest-restriction.use-case';
import { CreateGroupUseCase } from './use-cases/create-group.use-case';
import { EndMembershipUseCase } from './use-cases/end-membership.use-case';
import { JoinGroupUseCase } from './use-cases/join-group.use-case';
import { JoinRequestsUseCase } from './use-cases/join-requests.use-case';
import { ManageInvitationsUseCase } from './use-cases/manage-invitations.use-case';
import { ReadGroupsUseCase } from './use-cases/read-groups.use-case';
import { UpdateGroupUseCase } from './use-cases/update-group.use-case';
import { UseInvitationUseCase } from './use-cases/use-invitation.use-case';

/** People who read together. */
@Module({
  imports: [ThreadsModule],
  controllers: [GroupController, RaidModeController, RestrictionController],
  providers: [
    ChangeRaidModeUseCase,
    ChangeRoleUseCase,
    ContestRestrictionUseCase,
    CreateGroupUseCase,
    EndMembershipUseCase,
    GroupRepository,
    InvitationRepository,
    JoinGroupUseCase,
    JoinRequestsUseCase,
    ManageInvitationsUseCase,
    OwnInvitations,
    RaidModeRepository,
    RaidModes,
    RaidRounds,
    ReadGroupsUseCase,
    RestrictionAppealRepository,
    RestrictionRepository,
    RestrictionRounds,
    Restrictions,
    RestrictMemberUseCase,
    UpdateGroupUseCase,
    UseInvitationUseCase,
  ],
  exports: [CreateGroupUseCase, ManageInvitationsUseCase, UseInvitationUseCase],
})
export class GroupsModule {}
