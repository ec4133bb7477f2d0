import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveFollowUpActSchema, liveLimits, type LiveFollowUp, type Person } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';

/** What a follow-up says: what is to be done, by whom, until when. */
export type FollowUpWords = Pick<LiveFollowUp, 'dueOn'> & { readonly text: string; readonly takenById: string | null };

const textSchema = liveFollowUpActSchema.options[0].shape.text;

/** Writes down what is to be done, or changes it. */
@Component({
  selector: 'lec-follow-up-form',
  imports: [Button, TranslocoDirective],
  template: `
    <form class="form" *transloco="let t; prefix: 'live.followUps'" (submit)="$event.preventDefault(); give()">
      <label class="field">
        <span class="field-label">{{ t('what') }}</span>
        <input
          class="input"
          type="text"
          [maxLength]="textMax"
          [value]="text()"
          [attr.aria-invalid]="isMissing()"
          [attr.aria-describedby]="isMissing() ? 'lec-follow-up-fault' : null"
          (input)="text.set(valueOf($event))"
        />
        @if (isMissing()) {
          <span class="field-error" id="lec-follow-up-fault">{{ t('whatMissing') }}</span>
        }
      </label>
      <label class="field">
        <span class="field-label">{{ t('who') }}</span>
        <select class="input" (change)="takenById.set(valueOf($event) || null)">
          <option value="" [selected]="takenById() === null">{{ t('nobody') }}</option>
          @for (person of everybody(); track person.id) {
            <option [value]="person.id" [selected]="takenById() === person.id">{{ person.displayName }}</option>
          }
        </select>
      </label>
      <label class="field">
        <span class="field-label">{{ t('due') }}</span>
        <input class="input" type="date" [value]="dueOn() ?? ''" (input)="dueOn.set(valueOf($event) || null)" />
      </label>
      <div class="actions">
        <button lecButton="primary" [isSmall]="true" type="submit">{{ t(before() ? 'keep' : 'write') }}</button>
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
      </div>
    </form>
  `,
  styles: `
    .form {
      display: grid;
      gap: 12px;
    }
  `,
})
export class FollowUpForm {
  /** as it was; null: a new one */
  readonly before = input<LiveFollowUp | null>(null);
  /** who can be asked to do it */
  readonly people = input.required<readonly Person[]>();
  readonly given = output<FollowUpWords>();
  readonly cancelled = output();

  protected readonly textMax = liveLimits.followUpCharacters;
  protected readonly text = linkedSignal(() => this.before()?.text ?? '');
  protected readonly takenById = linkedSignal(() => this.before()?.takenBy?.id ?? null);
  protected readonly dueOn = linkedSignal(() => this.before()?.dueOn ?? null);
  private readonly wasTried = signal(false);
  private readonly parsed = computed(() => textSchema.safeParse(this.text()));
  protected readonly isMissing = computed(() => this.wasTried() && !this.parsed().success);
  /** also who has it and is not among those who can be asked now */
  protected readonly everybody = computed(() => {
    const taker = this.before()?.takenBy;
    const known = this.people();
    return taker && !known.some(({ id }) => id === taker.id) ? [taker, ...known] : known;
  });

  protected give(): void {
    this.wasTried.set(true);
    const { data } = this.parsed();
    if (data) this.given.emit({ text: data, takenById: this.takenById(), dueOn: this.dueOn() });
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
