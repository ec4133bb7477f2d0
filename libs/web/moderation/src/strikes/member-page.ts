import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MemberStrikes, moderationRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { EmptyState, Moment, PageHeading, RemoteState } from '@lectern/web/ui';
import { StrikeRows } from './strike-rows';

/** What counts against a member, what it proposes, and what was talked about; for those who lead the group. */
@Component({
  selector: 'lec-member-page',
  imports: [EmptyState, Moment, PageHeading, RemoteState, RouterLink, StrikeRows, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'moderation.strikes'" class="page">
      <lec-remote-state [remote]="found()" [lines]="6" (retry)="load()" />
      @if (found().value; as of) {
        <div class="page-head">
          <h1 [lecPageHeading]="t('of', { name: of.person.displayName })">
            {{ t('of', { name: of.person.displayName }) }}
          </h1>
          <p class="quiet">
            {{ t('in', { group: of.group.name }) }}
            <a [routerLink]="['/groups', of.group.id, 'members']">{{ t('toMembers') }}</a>
          </p>
        </div>
        @if (of.strikes.length > 0) {
          <p class="panel" role="note">{{ t('proposal.' + of.proposal) }} {{ t('decides') }}</p>
          <lec-strike-rows [of]="of" />
        } @else {
          <lec-empty-state [title]="t('emptyTitle')" [text]="t('emptyText')" />
        }
        @if (of.talks.length > 0) {
          <section class="section">
            <h2>{{ t('talks') }}</h2>
            <p class="quiet">{{ t('talksText') }}</p>
            <ul class="rows">
              @for (talk of of.talks; track talk.caseId) {
                <li class="row">
                  <a class="row-title" [routerLink]="['/groups', of.group.id, 'moderation', talk.caseId]"
                    >{{ t('talk') }} <lec-moment [at]="talk.at" [isFocusable]="false"
                  /></a>
                </li>
              }
            </ul>
          </section>
        }
      }
    </div>
  `,
  host: { class: 'page-body' },
})
export class MemberPage {
  readonly groupId = input.required<string>();
  readonly personId = input.required<string>();

  private readonly api = inject(ApiClient);
  protected readonly found = signal<Remote<MemberStrikes>>(notLoaded);
  private readonly loadWith = remoteLoading<MemberStrikes>((change) => this.found.update(change));

  constructor() {
    effect(() => {
      this.groupId();
      this.personId();
      void untracked(() => this.load());
    });
  }

  protected load(): Promise<void> {
    const params = { groupId: this.groupId(), personId: this.personId() };
    return this.loadWith(() => this.api.call(moderationRoutes.memberStrikes, { params }));
  }
}
