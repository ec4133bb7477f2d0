import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { scheduleRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { Button, Notices } from '@lectern/web/ui';

/** The secret addresses of the calendars of this group and of everything one reads. */
@Component({
  selector: 'lec-calendar-address',
  imports: [Button, TranslocoDirective],
  template: `
    <section *transloco="let t; prefix: 'schedules.calendar'" class="section" aria-labelledby="calendar-title">
      <h2 id="calendar-title">{{ t('title') }}</h2>
      <p class="quiet">{{ t('text') }}</p>
      @if (address(); as made) {
        <div class="field">
          <label class="field-label" for="calendar-address">{{ t('address') }}</label>
          <input #field class="input" id="calendar-address" readonly [value]="made" (focus)="field.select()" />
          <p class="field-hint">{{ t('once') }}</p>
        </div>
      }
      <div class="actions">
        <button lecButton [isSmall]="true" type="button" (click)="make(groupId())">{{ t('ofGroup') }}</button>
        <button lecButton [isSmall]="true" type="button" (click)="make(null)">{{ t('ofAll') }}</button>
        @if (isShared()) {
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="revoke()">{{ t('revoke') }}</button>
        }
      </div>
    </section>
  `,
})
export class CalendarAddress {
  readonly groupId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly address = signal<string | null>(null);
  private readonly shared = signal<readonly (string | null)[]>([]);
  protected readonly isShared = computed(() => this.shared().some((id) => id === null || id === this.groupId()));

  constructor() {
    void this.load();
  }

  protected async make(groupId: string | null): Promise<void> {
    await this.notices.attempt(async () => {
      const { token } = await this.api.call(scheduleRoutes.createCalendar, { body: { groupId } });
      this.address.set(new URL(`/api/calendars/${token}`, location.origin).href);
      this.shared.update((known) => [...known, groupId]);
    });
  }

  protected async revoke(): Promise<void> {
    const done = this.transloco.translate<string>('schedules.calendar.revoked');
    const scopes = [this.groupId(), null];
    await this.notices.attempt(async () => {
      for (const groupId of scopes) await this.api.call(scheduleRoutes.revokeCalendar, { body: { groupId } });
      this.shared.set([]);
      this.address.set(null);
    }, done);
  }

  /** Which there are. Without an answer one can still make one. */
  private async load(): Promise<void> {
    const scopes = await this.api.call(scheduleRoutes.calendars).catch(() => []);
    this.shared.set(scopes.map(({ groupId }) => groupId));
  }
}
