import { Controller } from '@nestjs/common';
import {
  routes,
  type CreatedInvitation,
  type Group,
  type Invitation,
  type InvitationPreview,
  type JoinRequest,
  type Member,
  type RouteInput,
} from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ChangeRoleUseCase } from './use-cases/change-role.use-case';
import { CreateGroupUseCase } from './use-cases/create-group.use-case';
import { EndMembershipUseCase } from './use-cases/end-membership.use-case';
import { JoinGroupUseCase } from './use-cases/join-group.use-case';
import { JoinRequestsUseCase } from './use-cases/join-requests.use-case';
import { ManageInvitationsUseCase } from './use-cases/manage-invitations.use-case';
import { ReadGroupsUseCase } from './use-cases/read-groups.use-case';
import { UpdateGroupUseCase } from './use-cases/update-group.use-case';
import { UseInvitationUseCase } from './use-cases/use-invitation.use-case';

/** Groups, members, invitations and requests over HTTP. */
@Controller()
export class GroupController {
  constructor(
    private readonly read: ReadGroupsUseCase,
    private readonly createGroup: CreateGroupUseCase,
    private readonly updateGroup: UpdateGroupUseCase,
    private readonly joinGroup: JoinGroupUseCase,
    private readonly endMembership: EndMembershipUseCase,
    private readonly changeRole: ChangeRoleUseCase,
    private readonly invitations: ManageInvitationsUseCase,
    private readonly useInvitation: UseInvitationUseCase,
    private readonly joinRequests: JoinRequestsUseCase,
  ) {}

  @Endpoint(routes.groups)
  list(@WhoCalls() caller: Caller): Promise<Group[]> {
    return this.read.list(caller);
  }

  @Endpoint(routes.createGroup)
  async create(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.createGroup>,
  ): Promise<Group> {
    return this.read.one(caller, await this.createGroup.execute(caller, input));
  }

  @Endpoint(routes.group)
  one(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.group>): Promise<Group> {
    return this.read.one(caller, input.groupId);
  }

  @Endpoint(routes.updateGroup)
  async update(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...settings }: RouteInput<typeof routes.updateGroup>,
  ): Promise<Group> {
    await this.updateGroup.execute(caller, groupId, settings);
    return this.read.one(caller, groupId);
  }

  @Endpoint(routes.joinGroup)
  async join(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.joinGroup>): Promise<Group> {
    await this.joinGroup.execute(caller, input.groupId);
    return this.read.one(caller, input.groupId);
  }

  @Endpoint(routes.leaveGroup)
  async leave(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.leaveGroup>): Promise<void> {
    await this.endMembership.leave(caller, input.groupId);
  }

  @Endpoint(routes.members)
  members(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.members>): Promise<Member[]> {
    return this.read.members(caller, input.groupId);
  }

  @Endpoint(routes.changeRole)
  setRole(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.changeRole>): Promise<Member> {
    return this.changeRole.execute(caller, input.groupId, input.personId, input.role);
  }

  @Endpoint(routes.removeMember)
  async remove(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.removeMember>,
  ): Promise<void> {
    await this.endMembership.remove(caller, input.groupId, input.personId);
  }

  @Endpoint(routes.invitations)
  listInvitations(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.invitations>,
  ): Promise<Invitation[]> {
    return this.invitations.list(caller, input.groupId);
  }

  @Endpoint(routes.createInvitation)
  invite(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...input }: RouteInput<typeof routes.createInvitation>,
  ): Promise<CreatedInvitation> {
    return this.invitations.create(caller, groupId, input);
  }

  @Endpoint(routes.revokeInvitation)
  async revoke(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.revokeInvitation>,
  ): Promise<void> {
    await this.invitations.revoke(caller, input.groupId, input.invitationId);
  }

  @Endpoint(routes.invitationPreview)
  preview(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.invitationPreview>,
  ): Promise<InvitationPreview> {
    return this.useInvitation.preview(caller, input.token);
  }

  @Endpoint(routes.acceptInvitation)
  async accept(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.acceptInvitation>,
  ): Promise<Group> {
    return this.read.one(caller, await this.useInvitation.accept(caller, input.token));
  }

  @Endpoint(routes.requestToJoin)
  async request(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.requestToJoin>,
  ): Promise<Group> {
    await this.joinRequests.request(caller, input.groupId, input.message);
    return this.read.one(caller, input.groupId);
  }

  @Endpoint(routes.joinRequests)
  requests(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.joinRequests>,
  ): Promise<JoinRequest[]> {
    return this.joinRequests.list(caller, input.groupId);
  }

  @Endpoint(routes.decideRequest)
  async decide(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.decideRequest>,
  ): Promise<void> {
    await this.joinRequests.decide(caller, input.groupId, input.requestId, input.decision);
  }
}
