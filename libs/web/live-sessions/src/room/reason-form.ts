import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits } from '@lectern/contracts';
import { Button } from '@lectern/web/ui';

/** Asks why before something is done to what somebody else contributed. */
@Component({
  selector: 'lec-reason-form',
  imports: [Button, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'live.part'" (submit)="$event.preventDefault(); give(why)">
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
        <button lecButton="danger" [isSmall]="true" type="submit">{{ action() }}</button>
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
export class ReasonForm {
  /** what the button says */
  readonly action = input.required<string>();
  readonly given = output<string>();
  readonly cancelled = output();

  protected readonly reasonMax = liveLimits.handReasonCharacters;
  protected readonly isMissing = signal(false);

  protected give(input: HTMLInputElement): void {
    const reason = input.value.trim();
    this.isMissing.set(reason === '');
    if (reason === '') input.focus();
    else this.given.emit(reason);
  }
}
