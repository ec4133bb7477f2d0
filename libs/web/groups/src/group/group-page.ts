import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeading, RemoteState } from '@lectern/web/ui';
import { RaidNote } from '../raid-mode/raid-note';
import { JoinRequestsStore } from '../requests/join-requests-store';
import { GroupNav } from './group-nav';
import { GroupStore } from './group-store';

/** What stands around the pages of one group: it loads the group once and says so if it cannot be shown. */
@Component({
  selector: 'lec-group-page',
  imports: [GroupNav, PageHeading, RaidNote, RemoteState, RouterOutlet, TranslocoDirective],
  providers: [GroupStore, JoinRequestsStore],
  template: `
    <div *transloco="let t; prefix: 'groups'" class="page">
      @if (store.group().value; as group) {
        <lec-group-nav [group]="group" [requestCount]="requests.count()" />
        @defer (when group.raid || group.raidSigns) {
          <lec-raid-note [group]="group" />
        }
        <router-outlet />
      } @else {
        @if (store.group().status === 'failed') {
          <h1 [lecPageHeading]="t('group.cannotShow')">{{ t('group.cannotShow') }}</h1>
        }
        <lec-remote-state [remote]="store.group()" [lines]="8" (retry)="store.load()" />
      }
    </div>
  `,
})
export class GroupPage {
  readonly groupId = input.required<string>();

  protected readonly store = inject(GroupStore);
  protected readonly requests = inject(JoinRequestsStore);

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      void untracked(() => this.store.open(groupId));
    });
    effect(() => {
      const group = this.store.group().value;
      if (group?.can.decideRequests) void untracked(() => this.requests.load(group.id));
    });
  }
}
