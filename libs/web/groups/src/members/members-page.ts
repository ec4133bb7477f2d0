import { Component, inject, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Group, Member, MemberRole, RestrictMember } from '@lectern/contracts';
import { SessionStore } from '@lectern/web/core';
import { Badge, Button, Dialogs, Moment, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { groupTrail } from '../group/group-trail';
import { withGroup } from '../group/with-group';
import { MembersStore } from './members-store';
import type { RestrictDialogData } from './restrict-dialog';
import { RestrictionRows } from './restriction-rows';
import { RestrictionsStore } from './restrictions-store';
import { RoleMenu } from './role-menu';

/** The people of a group: who they are there, and for those who may, changing that. */
@Component({
  selector: 'lec-members-page',
  imports: [
    Badge,
    Button,
    Moment,
    PageHeading,
    RemoteState,
    RestrictionRows,
    RoleMenu,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [MembersStore, RestrictionsStore],
  templateUrl: './members-page.html',
  host: { class: 'page-body' },
})
export class MembersPage {
  protected readonly store = inject(GroupStore);
  protected readonly members = inject(MembersStore);
  private readonly restrictions = inject(RestrictionsStore);
  private readonly session = inject(SessionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly trail = groupTrail(this.store);
  private readonly heading = viewChild(PageHeading);

  constructor() {
    withGroup((groupId) => {
      if (this.store.group().value?.can.manageMembers) void this.restrictions.load(groupId);
      return this.members.load(groupId);
    });
  }

  protected isOneself(member: Member): boolean {
    return member.person.id === this.session.account()?.id;
  }

  protected async changeRole(member: Member, role: MemberRole): Promise<void> {
    const isDone = await this.notices.attempt(
      () => this.members.changeRole(member, role),
      this.text(`members.nowA.${role}`, { name: member.person.displayName }),
    );
    // One's own role decides what this page offers.
    if (isDone && this.isOneself(member)) await this.store.load();
  }

  protected async remove(member: Member): Promise<void> {
    const name = member.person.displayName;
    const isSure = await this.dialogs.confirm({
      title: this.text('members.removeTitle', { name }),
      text: this.text('members.removeText'),
      action: this.text('members.removeAction', { name }),
      isDangerous: true,
    });
    if (!isSure) return;
    const isDone = await this.notices.attempt(
      () => this.members.remove(member),
      this.text('members.removed', { name }),
    );
    if (isDone) this.heading()?.focus();
  }

  protected async restrict(member: Member): Promise<void> {
    const name = member.person.displayName;
    if (!(await this.notices.attempt(() => this.restrictions.loadChoices()))) return;
    const choices = this.restrictions.choices();
    if (!choices) return;
    const content = () => import('./restrict-dialog').then((it) => it.RestrictDialog);
    const given = await this.dialogs.open<RestrictMember>(content, {
      data: { name, ...choices } satisfies RestrictDialogData,
      ariaLabelledBy: 'restrict-title',
    });
    if (!given) return;
    const done = this.text(`restrict.done.${given.kind}`, { name });
    const isDone = await this.notices.attempt(() => this.restrictions.begin(member, given), done);
    if (!isDone) return;
    await this.members.load(this.store.groupId());
    this.heading()?.focus();
  }

  protected async leave(group: Group): Promise<void> {
    const isSure = await this.dialogs.confirm({
      title: this.text('members.leaveTitle', { name: group.name }),
      text: this.text(`members.leaveText.${group.joinPolicy}`),
      action: this.text('members.leave'),
      isDangerous: true,
    });
    if (!isSure) return;
    const isDone = await this.notices.attempt(
      () => this.store.leave(),
      this.text('members.left', { name: group.name }),
    );
    if (isDone) await this.router.navigateByUrl('/');
  }

  private text(key: string, values: Record<string, unknown> = {}): string {
    return this.transloco.translate(`groups.${key}`, values);
  }
}
