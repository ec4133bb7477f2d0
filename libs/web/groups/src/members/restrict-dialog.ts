import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { limits, type RestrictMember, restrictionKindSchema, restrictMemberSchema } from '@lectern/contracts';
import { Button, ChoiceField, focusFirstError, FormFooter, NumberField, TextField } from '@lectern/web/ui';

/** Asks what a member may not do, for how long, and why. */
@Component({
  selector: 'lec-restrict-dialog',
  imports: [Button, ChoiceField, FormFooter, FormRoot, NumberField, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.restrict'" class="dialog" [formRoot]="form">
      <h2 id="restrict-title">{{ t('title', { name: data.name }) }}</h2>
      <lec-choice-field [field]="form.kind" [label]="t('kind')" [choices]="kinds()" />
      <lec-number-field [field]="form.days" [label]="t('days')" [hint]="t('daysHint', { count: daysMax })" />
      <lec-text-field [field]="form.reason" [label]="t('reason')" [hint]="t('reasonHint')" [lines]="3" />
      <lec-form-footer [form]="form" [action]="t('action')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class RestrictDialog {
  protected readonly data = inject<{ name: string }>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<RestrictMember>>(DialogRef);
  private readonly transloco = inject(TranslocoService);
  protected readonly daysMax = limits.restrictionDaysMax;
  protected readonly kinds = computed(() =>
    restrictionKindSchema.options.map((value) => {
      const text = (part: string) => this.transloco.translate<string>(`groups.restrict.kinds.${value}.${part}`);
      return { value, text: text('text'), hint: text('hint') };
    }),
  );
  protected readonly form = form(
    signal<RestrictMember>({ kind: 'mute', days: 7, reason: '' }),
    (path) => validateStandardSchema(path, restrictMemberSchema),
    {
      submission: {
        action: async (sent) => this.dialog.close(sent().value()),
        onInvalid: focusFirstError,
      },
    },
  );
}
