import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { notificationRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { Button, Notices, PageHeading } from '@lectern/web/ui';

/** Where the link at the end of a letter leads: one button, no signing in. A link alone stops nothing, mail programs open them by themselves. */
@Component({
  selector: 'lec-unsubscribe-page',
  imports: [Button, PageHeading, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'notifications.unsubscribe'" class="page page-narrow">
      <h1 lecPageHeading>{{ t('title') }}</h1>
      @if (isDone()) {
        <p role="status">{{ t('done') }}</p>
        <div class="actions">
          <a lecButton routerLink="/notifications/settings">{{ t('toSettings') }}</a>
        </div>
      } @else {
        <p>{{ t('text') }}</p>
        <div class="actions">
          <button lecButton="primary" type="button" (click)="stop()">{{ t('action') }}</button>
        </div>
      }
    </div>
  `,
})
export class UnsubscribePage {
  readonly token = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  protected readonly isDone = signal(false);

  protected async stop(): Promise<void> {
    const params = { token: this.token() };
    this.isDone.set(await this.notices.attempt(() => this.api.call(notificationRoutes.unsubscribe, { params })));
  }
}
