import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Group } from '@lectern/contracts';
import { SessionStore } from '@lectern/web/core';
import { Button, Dialogs, Notices } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';

/** For who is no member: how one becomes one here. */
@Component({
  selector: 'lec-joining',
  imports: [Button, RouterLink, TranslocoDirective],
  template: `
    @if (!group().role) {
      <div *transloco="let t; prefix: 'groups.joining'" class="panel">
        @if (!session.isSignedIn()) {
          <p>{{ t('signedOut.' + group().joinPolicy) }}</p>
          <div class="actions">
            <a lecButton="primary" routerLink="/sign-in" [queryParams]="{ next: here() }">{{ t('signIn') }}</a>
          </div>
        } @else if (group().hasOpenRequest) {
          <p>{{ t('requested') }}</p>
        } @else if (group().can.join) {
          <p>{{ t('open') }}</p>
          <div class="actions">
            <button lecButton="primary" type="button" (click)="join()">{{ t('join') }}</button>
          </div>
        } @else if (group().can.requestToJoin) {
          <p>{{ t('request') }}</p>
          <div class="actions">
            <button lecButton="primary" type="button" (click)="request()">{{ t('ask') }}</button>
          </div>
        } @else {
          <p>{{ t('invitation') }}</p>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class Joining {
  readonly group = input.required<Group>();

  protected readonly session = inject(SessionStore);
  private readonly store = inject(GroupStore);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);
  protected readonly here = computed(() => this.router.url);

  protected async join(): Promise<void> {
    await this.notices.attempt(
      () => this.store.join(),
      this.transloco.translate('groups.joining.joined', { name: this.group().name }),
    );
  }

  protected async request(): Promise<void> {
    const content = () => import('./request-dialog').then((it) => it.RequestDialog);
    const message = await this.dialogs.open<string>(content, { ariaLabelledBy: 'request-title' });
    if (message === undefined) return;
    await this.notices.attempt(
      () => this.store.requestToJoin(message),
      this.transloco.translate('groups.joining.requested'),
    );
  }
}
