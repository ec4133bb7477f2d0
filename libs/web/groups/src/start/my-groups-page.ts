import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePlus } from '@lectern/web/icons';
import { Button, EmptyState, PageHeading, RemoteState } from '@lectern/web/ui';
import { GroupRows } from './group-rows';
import { OwnRestrictions } from './own-restrictions';
import { GroupsStore } from './groups-store';

/** The first page for who is signed in: one's groups, then the public ones. */
@Component({
  selector: 'lec-my-groups-page',
  imports: [
    Button,
    EmptyState,
    GroupRows,
    LucidePlus,
    OwnRestrictions,
    PageHeading,
    RemoteState,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [GroupsStore],
  template: `
    <div *transloco="let t; prefix: 'groups'" class="page">
      <div class="section">
        <div class="section-head">
          <h1 lecPageHeading>{{ t('mine.title') }}</h1>
          <a lecButton routerLink="/groups/new"><svg lucidePlus></svg>{{ t('mine.new') }}</a>
        </div>
        @defer {
          <lec-own-restrictions />
        }
        <lec-remote-state [remote]="store.groups()" [lines]="6" (retry)="store.load()" />
        @if (store.groups().value) {
          @if (store.mine().length > 0) {
            <lec-group-rows [groups]="store.mine()" />
          } @else {
            <lec-empty-state [title]="t('mine.emptyTitle')" [text]="t('mine.emptyText')">
              <a lecButton="primary" routerLink="/groups/new">{{ t('mine.new') }}</a>
            </lec-empty-state>
          }
        }
      </div>
      @if (store.others().length > 0) {
        <section class="section">
          <h2>{{ t('public.title') }}</h2>
          <lec-group-rows [groups]="store.others()" />
        </section>
      }
    </div>
  `,
})
export class MyGroupsPage {
  protected readonly store = inject(GroupsStore);

  constructor() {
    void this.store.load();
  }
}
