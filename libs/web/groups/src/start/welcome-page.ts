import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@lectern/web/core';
import { Button, PageHeading, RemoteState } from '@lectern/web/ui';
import { GroupRows } from './group-rows';
import { GroupsStore } from './groups-store';

/** The first page for who is not signed in: what this is, the ways in, and what can be read by everyone. */
@Component({
  selector: 'lec-welcome-page',
  imports: [Button, GroupRows, PageHeading, RemoteState, RouterLink, TranslocoDirective],
  providers: [GroupsStore],
  templateUrl: './welcome-page.html',
  styleUrl: './welcome-page.css',
})
export class WelcomePage {
  protected readonly session = inject(SessionStore);
  protected readonly store = inject(GroupsStore);

  constructor() {
    void this.store.load();
  }
}
