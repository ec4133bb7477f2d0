import { Component, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ownDataFormatSchema, departureRoutes } from '@lectern/contracts';
import { addressOf } from '@lectern/web/core';
import { Button, Dialogs, Moment, Notices, RemoteState } from '@lectern/web/ui';
import { DepartureStore } from './departure-store';

/** What one can take along, and leaving: with the day it happens on, until which one can stay after all. */
@Component({
  selector: 'lec-departure-section',
  imports: [Button, Moment, RemoteState, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'auth.account'">
      <section class="section">
        <h2>{{ t('data.title') }}</h2>
        <p class="quiet">{{ t('data.text') }}</p>
        <div class="actions">
          @for (file of files; track file.format) {
            <a lecButton [href]="file.address" download>{{ t('data.' + file.format) }}</a>
          }
        </div>
      </section>
      <section class="section">
        <h2>{{ t('leave.title') }}</h2>
        <lec-remote-state [remote]="store.departure()" [lines]="2" (retry)="store.load()" />
        @if (store.departure().value; as found) {
          @if (found.departure; as departure) {
            <p role="status">{{ t('leave.due') }} <lec-moment [at]="departure.dueAt" />. {{ t('leave.until') }}</p>
            <div class="actions">
              <button lecButton="primary" type="button" (click)="keep()">{{ t('leave.keep') }}</button>
            </div>
          } @else {
            <p class="quiet">{{ t('leave.text') }}</p>
            <div class="actions">
              <button lecButton type="button" (click)="ask()">{{ t('leave.ask') }}</button>
            </div>
          }
        }
      </section>
    </ng-container>
  `,
  // its sections stand among those of the page
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class DepartureSection {
  protected readonly store = inject(DepartureStore);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly files = ownDataFormatSchema.options.map((format) => ({
    format,
    address: addressOf(departureRoutes.ownData, {}, { format }),
  }));

  constructor() {
    void this.store.load();
  }

  protected async ask(): Promise<void> {
    await this.dialogs.open(() => import('./departure-dialog').then((it) => it.DepartureDialog), {
      ariaLabelledBy: 'departure-title',
    });
  }

  protected async keep(): Promise<void> {
    await this.notices.attempt(() => this.store.keep(), this.transloco.translate('auth.account.leave.kept'));
  }
}
