import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type MemberStrikes, moderationRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { RemoteState } from '@lectern/web/ui';
import { StrikeRows } from './strike-rows';

/** What counts against oneself, group by group; nothing where nothing does. */
@Component({
  selector: 'lec-own-strikes',
  imports: [RemoteState, StrikeRows, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'moderation.strikes'">
      @if (found().value?.length !== 0) {
        <section class="section" [attr.aria-label]="t('own')">
          <h2>{{ t('own') }}</h2>
          <p class="quiet">{{ t('ownText') }}</p>
          <lec-remote-state [remote]="found()" [lines]="2" (retry)="load()" />
          @for (of of found().value; track of.group.id) {
            <h3>{{ of.group.name }}</h3>
            <lec-strike-rows [of]="of" />
          }
        </section>
      }
    </ng-container>
  `,
})
export class OwnStrikes {
  private readonly api = inject(ApiClient);
  protected readonly found = signal<Remote<readonly MemberStrikes[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly MemberStrikes[]>((change) => this.found.update(change));

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(moderationRoutes.ownStrikes));
  }
}
