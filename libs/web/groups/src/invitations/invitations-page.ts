import { Component, inject, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Invitation } from '@lectern/contracts';
import { Button, Moment, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { groupTrail } from '../group/group-trail';
import { withGroup } from '../group/with-group';
import { InvitationForm } from './invitation-form';
import { InvitationLink } from './invitation-link';
import { InvitationsStore } from './invitations-store';

/** Making links that let people in, and taking them back. */
@Component({
  selector: 'lec-invitations-page',
  imports: [Button, InvitationForm, InvitationLink, Moment, PageHeading, RemoteState, Trail, TranslocoDirective],
  providers: [InvitationsStore],
  templateUrl: './invitations-page.html',
  host: { class: 'page-body' },
})
export class InvitationsPage {
  protected readonly store = inject(GroupStore);
  protected readonly invitations = inject(InvitationsStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly trail = groupTrail(this.store);
  private readonly heading = viewChild(PageHeading);

  constructor() {
    withGroup((groupId) => this.invitations.load(groupId));
  }

  protected async revoke(invitation: Invitation): Promise<void> {
    const isDone = await this.notices.attempt(
      () => this.invitations.revoke(invitation),
      this.transloco.translate('groups.invitations.revoked'),
    );
    if (isDone) this.heading()?.focus();
  }
}
