import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  limits,
  type PreparedText,
  type RestrictMember,
  restrictionKindSchema,
  restrictMemberSchema,
  type RuleSet,
} from '@lectern/contracts';
import { fillPlaceholders } from '@lectern/domain';
import { Button, ChoiceField, focusFirstError, FormFooter, NumberField, SelectField, TextField } from '@lectern/web/ui';

/** What the dialog is opened with. */
export interface RestrictDialogData {
  readonly name: string;
  readonly rules: RuleSet;
  readonly prepared: readonly PreparedText[];
}

/** Asks what a member may not do, for how long, what for and by which rule: what the statement says. */
@Component({
  selector: 'lec-restrict-dialog',
  imports: [Button, ChoiceField, FormFooter, FormRoot, NumberField, SelectField, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.restrict'" class="dialog" [formRoot]="form">
      <h2 id="restrict-title">{{ t('title', { name: data.name }) }}</h2>
      <lec-choice-field [field]="form.kind" [label]="t('kind')" [choices]="kinds()" />
      <lec-number-field [field]="form.days" [label]="t('days')" [hint]="t('daysHint', { count: daysMax })" />
      <lec-text-field [field]="form.facts" [label]="t('facts')" [hint]="t('factsHint')" [lines]="3" />
      <lec-select-field [field]="rule.number" [label]="t('rule')" [choices]="rules" />
      @if (data.prepared.length > 0) {
        <label class="field-label" for="restrict-prepared">{{ t('prepared') }}</label>
        <select #list id="restrict-prepared" class="input" (change)="take(list.value)">
          <option value="">{{ t('ownWords') }}</option>
          @for (one of data.prepared; track one.name) {
            <option [value]="$index">{{ one.name }}</option>
          }
        </select>
      }
      <lec-text-field [field]="form.reason" [label]="t('reason')" [hint]="t('reasonHint')" [lines]="3" />
      <lec-form-footer [form]="form" [action]="t('action')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class RestrictDialog {
  protected readonly data = inject<RestrictDialogData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<RestrictMember>>(DialogRef);
  private readonly transloco = inject(TranslocoService);
  protected readonly daysMax = limits.restrictionDaysMax;
  protected readonly kinds = computed(() =>
    restrictionKindSchema.options.map((value) => {
      const text = (part: string) => this.transloco.translate<string>(`groups.restrict.kinds.${value}.${part}`);
      return { value, text: text('text'), hint: text('hint') };
    }),
  );
  protected readonly rules = this.data.rules.rules.map(({ number, title }) => ({
    value: String(number),
    text: `${number}. ${title}`,
  }));
  protected readonly rule = form(signal({ number: '1' }));
  protected readonly form = form(
    signal<RestrictMember>({
      kind: 'mute',
      days: 7,
      facts: '',
      reason: '',
      ruleVersion: this.data.rules.version,
      ruleNumber: 1,
    }),
    (path) => validateStandardSchema(path, restrictMemberSchema),
    {
      submission: {
        action: async (sent) =>
          this.dialog.close({ ...sent().value(), ruleNumber: Number(this.rule.number().value()) }),
        onInvalid: focusFirstError,
      },
    },
  );

  /** Takes a prepared text for the reason, with the rule it is meant for. */
  protected take(index: string): void {
    const prepared = index === '' ? undefined : this.data.prepared[Number(index)];
    if (!prepared) return;
    const { rules } = this.data.rules;
    if (prepared.ruleNumber !== null && rules[prepared.ruleNumber - 1])
      this.rule.number().value.set(String(prepared.ruleNumber));
    const rule = rules[Number(this.rule.number().value()) - 1]?.title ?? '';
    this.form.reason().value.set(fillPlaceholders(prepared.text, { author: this.data.name, rule, title: '' }));
  }
}
