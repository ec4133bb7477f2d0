import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';

/** Something that can be done once a reason is written. */
export interface ReasonedAction<A extends string> {
  readonly name: A;
  /** what its button says */
  readonly text: string;
  readonly isDanger: boolean;
}

/** Asks why before something is done to what somebody else contributed; the first action is that of the Enter key. */
@Component({
  selector: 'lec-reason-form',
  imports: [Button, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'live.part'" (submit)="$event.preventDefault(); give(actions()[0], why)">
      <label class="field">
        <span class="field-label">{{ t('why') }}</span>
        <input
          #why
          class="input"
          type="text"
          [maxLength]="reasonMax"
          (input)="isMissing.set(false)"
          [attr.aria-invalid]="isMissing()"
          [attr.aria-describedby]="isMissing() ? 'lec-live-reason-fault' : null"
        />
        @if (isMissing()) {
          <span class="field-error" id="lec-live-reason-fault">{{ t('whyMissing') }}</span>
        }
      </label>
      <div class="actions">
        @for (action of actions(); track action.name) {
          <button
            [lecButton]="action.isDanger ? 'danger' : 'plain'"
            [isSmall]="true"
            type="button"
            (click)="give(action, why)"
          >
            {{ action.text }}
          </button>
        }
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="cancelled.emit()">{{ t('cancel') }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 8px;
      padding: 8px 0;
    }
  `,
})
export class ReasonForm<A extends string> {
  readonly actions = input.required<readonly ReasonedAction<A>[]>();
  readonly given = output<{ readonly name: A; readonly reason: string }>();
  readonly cancelled = output();

  protected readonly reasonMax = liveLimits.handReasonCharacters;
  protected readonly isMissing = signal(false);

  protected give(action: ReasonedAction<A> | undefined, input: HTMLInputElement): void {
    const reason = input.value.trim();
    this.isMissing.set(reason === '');
    if (reason === '') input.focus();
    else if (action) this.given.emit({ name: action.name, reason });
  }
}
