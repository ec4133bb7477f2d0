import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { durationText, formatLocale } from '@lectern/web/core';
import { Button } from '@lectern/web/ui';
import type { Restrained } from './standing-dialogs';

const choices = [30, 60, 300, 900, 3_600];
const usual = 60;

/** Asks how long one is to wait between two comments; answers with seconds, or nothing. */
@Component({
  selector: 'lec-slow-dialog',
  imports: [Button, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'threads.tools.slowing'" class="dialog" (submit)="slow($event, choice.value)">
      <h2 id="slow-title">{{ t('title.' + what) }}</h2>
      <p>{{ t('text') }}</p>
      <div class="field">
        <label class="field-label" for="slow-seconds">{{ t('wait') }}</label>
        <select #choice id="slow-seconds" class="input">
          @for (one of waits(); track one.seconds) {
            <option [value]="one.seconds" [selected]="one.isUsual">{{ one.text }}</option>
          }
        </select>
      </div>
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
        <button lecButton="primary" type="submit">{{ t('action') }}</button>
      </div>
    </form>
  `,
})
export class SlowDialog {
  protected readonly what = inject<Restrained>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<number>>(DialogRef);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly waits = computed(() => {
    const locale = formatLocale(this.language());
    return choices.map((seconds) => ({ seconds, text: durationText(seconds, locale), isUsual: seconds === usual }));
  });

  protected slow(event: Event, seconds: string): void {
    event.preventDefault();
    this.dialog.close(Number(seconds));
  }
}
