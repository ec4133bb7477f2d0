import { Component, inject, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { JoinRequest } from '@lectern/contracts';
import { Button, EmptyState, Moment, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { groupTrail } from '../group/group-trail';
import { JoinRequestsStore } from './join-requests-store';

/** Requests to join, each answered with one press. */
@Component({
  selector: 'lec-requests-page',
  imports: [Button, EmptyState, Moment, PageHeading, RemoteState, Trail, TranslocoDirective],
  templateUrl: './requests-page.html',
  host: { class: 'page-body' },
})
export class RequestsPage {
  protected readonly store = inject(GroupStore);
  protected readonly requests = inject(JoinRequestsStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly trail = groupTrail(this.store);
  private readonly heading = viewChild(PageHeading);

  protected async decide(request: JoinRequest, decision: 'accept' | 'decline'): Promise<void> {
    const doneText = this.transloco.translate<string>(`groups.requests.done.${decision}`, {
      name: request.person.displayName,
    });
    const isDone = await this.notices.attempt(() => this.requests.decide(request, decision), doneText);
    if (isDone) this.heading()?.focus();
  }
}
