import { Injectable } from '@nestjs/common';
import type { Group, Member } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { presentGroup, presentMember } from '../group.presenter';
import { GroupRepository } from '../group.repository';

/** Groups and members as the caller may see them. */
@Injectable()
export class ReadGroupsUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
  ) {}

  async list(caller: Caller): Promise<Group[]> {
    return (await this.groups.listFor(caller.personId)).map((group) => presentGroup(group, caller.personId));
  }

  async one(caller: Caller, groupId: string): Promise<Group> {
    await this.access.group(caller, groupId, 'see');
    const group = await this.groups.find(groupId, caller.personId);
    if (!group) throw notFound();
    return presentGroup(group, caller.personId);
  }

  async members(caller: Caller, groupId: string): Promise<Member[]> {
    const { actor } = await this.access.group(caller, groupId, 'seeMembers');
    return (await this.groups.members(groupId)).map((member) => presentMember(member, actor));
  }
}
