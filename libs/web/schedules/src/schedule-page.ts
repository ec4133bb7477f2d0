import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ChangeSchedule } from '@lectern/contracts';
import { Button, EmptyState, Notices, PageHeading, RemoteState } from '@lectern/web/ui';
import { CalendarAddress } from './calendar-address';
import { PortionRow } from './portion-row';
import { ScheduleForm } from './schedule-form';
import { ScheduleStore } from './schedule-store';

/** How a reading is read over weeks. */
@Component({
  selector: 'lec-schedule-page',
  imports: [
    Button,
    CalendarAddress,
    EmptyState,
    PageHeading,
    PortionRow,
    RemoteState,
    RouterLink,
    ScheduleForm,
    TranslocoDirective,
  ],
  providers: [ScheduleStore],
  templateUrl: './schedule-page.html',
})
export class SchedulePage {
  readonly readingId = input.required<string>();

  protected readonly store = inject(ScheduleStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly isEditing = signal(false);
  /** the first portion whose day is not over */
  protected readonly nextId = computed(() => {
    const today = new Date().toLocaleDateString('sv-SE');
    return this.store.schedule().value?.portions.find(({ dueOn }) => dueOn >= today)?.id ?? null;
  });

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => void this.store.load(readingId));
    });
  }

  protected async mark(portionId: string, isDone: boolean): Promise<void> {
    await this.notices.attempt(() => this.store.mark(portionId, isDone));
  }

  protected async save(portions: ChangeSchedule['portions']): Promise<void> {
    const done = this.transloco.translate<string>('schedules.saved');
    if (await this.notices.attempt(() => this.store.change(portions), done)) this.isEditing.set(false);
  }
}
