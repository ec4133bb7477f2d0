import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type BeginRaidMode, beginRaidModeSchema, limits } from '@lectern/contracts';
import { durationText, formatLocale } from '@lectern/web/core';
import { Button, focusFirstError, FormFooter, NumberField, TextField } from '@lectern/web/ui';

const paces = [30, 60, 300, 900];
const begun: BeginRaidMode = { holdsNewcomers: true, slowSeconds: 60, closesJoining: true, hours: 3, reason: '' };

/** Asks what is to hold in raid mode, for how long, and why; answers with that, or nothing. */
@Component({
  selector: 'lec-raid-mode-dialog',
  imports: [Button, FormFooter, FormRoot, NumberField, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.raid.dialog'" class="dialog" [formRoot]="form">
      <h2 id="raid-mode-title">{{ t('title') }}</h2>
      <p>{{ t('text') }}</p>
      <fieldset>
        <legend class="field-label">{{ t('holds') }}</legend>
        <label class="check">
          <input #newcomers type="checkbox" [checked]="given().holdsNewcomers" (change)="hold(newcomers.checked)" />
          <span>{{ t('holdsNewcomers') }}</span>
        </label>
        <label class="check">
          <input #joining type="checkbox" [checked]="given().closesJoining" (change)="close(joining.checked)" />
          <span>{{ t('closesJoining') }}</span>
        </label>
      </fieldset>
      <div class="field">
        <label class="field-label" for="raid-mode-pace">{{ t('slowSeconds') }}</label>
        <select #pace id="raid-mode-pace" class="input" (change)="slow(pace.value)">
          <option value="">{{ t('notSlow') }}</option>
          @for (one of waits(); track one.seconds) {
            <option [value]="one.seconds" [selected]="one.seconds === given().slowSeconds">{{ one.text }}</option>
          }
        </select>
      </div>
      <div aria-live="polite">
        @if (holdsNothing()) {
          <p class="field-error">{{ t('nothing') }}</p>
        }
      </div>
      <lec-number-field [field]="form.hours" [label]="t('hours')" [hint]="t('hoursHint', { count: hoursMax })" />
      <lec-text-field [field]="form.reason" [label]="t('reason')" [hint]="t('reasonHint')" [lines]="2" />
      <lec-form-footer [form]="form" [action]="t('action')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
      padding: 0;
      border: 0;
      margin: 0;
    }
    legend {
      padding: 0;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: start;
    }
    .check input {
      margin-top: 4px;
    }
  `,
})
export class RaidModeDialog {
  protected readonly dialog = inject<DialogRef<BeginRaidMode>>(DialogRef);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly hoursMax = limits.raidHoursMax;
  protected readonly given = signal<BeginRaidMode>(begun);
  protected readonly form = form(this.given, (path) => validateStandardSchema(path, beginRaidModeSchema), {
    submission: {
      action: async (sent) => this.dialog.close(sent().value()),
      onInvalid: focusFirstError,
    },
  });
  protected readonly waits = computed(() => {
    const locale = formatLocale(this.language());
    return paces.map((seconds) => ({ seconds, text: durationText(seconds, locale) }));
  });
  protected readonly holdsNothing = computed(() => {
    const { holdsNewcomers, closesJoining, slowSeconds } = this.given();
    return !holdsNewcomers && !closesJoining && slowSeconds === null;
  });

  protected hold(holdsNewcomers: boolean): void {
    this.given.update((before) => ({ ...before, holdsNewcomers }));
  }

  protected close(closesJoining: boolean): void {
    this.given.update((before) => ({ ...before, closesJoining }));
  }

  protected slow(seconds: string): void {
    this.given.update((before) => ({ ...before, slowSeconds: seconds === '' ? null : Number(seconds) }));
  }
}
