import { afterNextRender, Component, inject, Injector, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type ChangeSchedule, changeScheduleSchema, limits, type Portion } from '@lectern/contracts';
import { LucidePlus, LucideTrash2 } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';

type Edited = ChangeSchedule['portions'][number];

/** Sets the portions of a reading: what, by when, with which question; in the order of their days. */
@Component({
  selector: 'lec-schedule-form',
  imports: [Button, LucidePlus, LucideTrash2, TranslocoDirective],
  templateUrl: './schedule-form.html',
  styleUrl: './schedule-form.css',
})
export class ScheduleForm {
  readonly portions = input.required<readonly Portion[]>();
  readonly saved = output<Edited[]>();
  readonly cancelled = output();

  private readonly injector = inject(Injector);
  protected readonly most = limits.portionsPerReading;
  protected readonly titleMost = limits.titleCharacters;
  protected readonly questionMost = limits.portionQuestionCharacters;
  protected readonly problem = signal(false);
  protected readonly edited = linkedSignal<Edited[]>(() =>
    this.portions().map(({ id, title, question, dueOn }) => ({ id, title, question, dueOn })),
  );

  protected set(id: string, change: Partial<Edited>): void {
    this.edited.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  /** One more, a week after the last. */
  protected add(): void {
    const id = crypto.randomUUID();
    this.edited.update((all) => [...all, { id, title: '', question: '', dueOn: weekAfter(all.at(-1)?.dueOn) }]);
    afterNextRender(() => document.getElementById(`title-${id}`)?.focus(), { injector: this.injector });
  }

  protected remove(id: string): void {
    this.edited.update((all) => all.filter((one) => one.id !== id));
  }

  protected save(event: Event): void {
    event.preventDefault();
    const portions = [...this.edited()].sort((one, other) => one.dueOn.localeCompare(other.dueOn));
    const parsed = changeScheduleSchema.shape.portions.safeParse(portions);
    this.problem.set(!parsed.success);
    if (parsed.success) this.saved.emit(parsed.data);
  }
}

function weekAfter(day: string | undefined): string {
  const from = day ? new Date(`${day}T12:00:00Z`) : new Date();
  return new Date(from.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
}
