import { Injectable } from '@nestjs/common';
import type { Group, Member } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { ThreadSummaries } from '@lectern/server/threads';
import { presentGroup, presentMember } from '../group.presenter';
import { GroupRepository, type StoredGroup } from '../group.repository';

/** Groups and members as the caller may see them. */
@Injectable()
export class ReadGroupsUseCase {
  constructor(
    private readonly access: Access,
    private readonly groups: GroupRepository,
    private readonly threads: ThreadSummaries,
  ) {}

  async list(caller: Caller): Promise<Group[]> {
    const groups = await this.groups.listFor(caller.personId);
    const unread = await this.unread(caller, groups);
    return groups.map((group) => presentGroup(group, caller.personId, unread.get(group.id) ?? 0));
  }

  async one(caller: Caller, groupId: string): Promise<Group> {
    await this.access.group(caller, groupId, 'see');
    const group = await this.groups.find(groupId, caller.personId);
    if (!group) throw notFound();
    return presentGroup(group, caller.personId, (await this.unread(caller, [group])).get(groupId) ?? 0);
  }

  async members(caller: Caller, groupId: string): Promise<Member[]> {
    const { actor } = await this.access.group(caller, groupId, 'seeMembers');
    return (await this.groups.members(groupId)).map((member) => presentMember(member, actor));
  }

  /** What is new to a member; who only looks in has nothing to catch up with. */
  private unread(caller: Caller, groups: readonly StoredGroup[]): Promise<Map<string, number>> {
    const own = groups.filter((group) => group.memberships.length > 0).map(({ id }) => id);
    return this.threads.unreadByGroup(own, caller.personId);
  }
}
