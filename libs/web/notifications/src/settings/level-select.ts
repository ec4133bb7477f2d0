import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type NotificationLevel, notificationLevelSchema } from '@lectern/contracts';

/** Of what one is told in one group or reading. */
@Component({
  selector: 'lec-level-select',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'notifications.level'">
      <label class="visually-hidden" [for]="id()">{{ t('label', { name: name() }) }}</label>
      <select #choice class="input" [id]="id()" (change)="choose(choice.value)">
        <option value="" [selected]="level() === null">{{ t(isReading() ? 'asGroup' : 'usual') }}</option>
        @for (one of levels(); track one) {
          <option [value]="one" [selected]="level() === one">{{ t(one) }}</option>
        }
      </select>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      flex: 0 1 17rem;
    }
  `,
})
export class LevelSelect {
  readonly id = input.required<string>();
  /** what it is for, in words */
  readonly name = input.required<string>();
  readonly level = input.required<NotificationLevel | null>();
  readonly isReading = input(false);
  readonly chosen = output<NotificationLevel | null>();

  /** for a group that chose nothing “answers and mentions” is what `usual` says already */
  protected readonly levels = computed(() =>
    notificationLevelSchema.options.filter((one) => this.isReading() || one !== 'answers'),
  );

  protected choose(value: string): void {
    const parsed = notificationLevelSchema.safeParse(value);
    this.chosen.emit(parsed.success ? parsed.data : null);
  }
}
