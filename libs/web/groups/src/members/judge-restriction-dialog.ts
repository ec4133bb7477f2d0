import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, maxLength, required } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type JudgeRestriction, limits, type MemberRestriction, restrictionKindSchema } from '@lectern/contracts';
import { Button, ChoiceField, focusFirstError, FormFooter, NumberField, SelectField, TextField } from '@lectern/web/ui';

const outcomes = ['overturned', 'upheld', 'changed'] as const satisfies readonly JudgeRestriction['outcome'][];

/** Asks what becomes of an appeal against a restriction, and why: whom it restricts reads it. */
@Component({
  selector: 'lec-judge-restriction-dialog',
  imports: [Button, ChoiceField, FormFooter, FormRoot, NumberField, SelectField, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.restrict.judge'" class="dialog" [formRoot]="form">
      <h2 id="judge-title">{{ t('title', { name: restriction.person.displayName }) }}</h2>
      <blockquote class="prewrap quiet" dir="auto">{{ restriction.appeal?.words }}</blockquote>
      <lec-choice-field [field]="form.outcome" [label]="t('outcome')" [choices]="outcomes()" />
      @if (form.outcome().value() === 'changed') {
        <lec-select-field [field]="form.kind" [label]="t('kind')" [choices]="kinds()" />
        <lec-number-field [field]="form.days" [label]="t('days')" [hint]="t('daysHint')" />
      }
      <lec-text-field [field]="form.reason" [label]="t('reason')" [hint]="t('reasonHint')" [lines]="3" />
      <lec-form-footer [form]="form" [action]="t('action')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
  styles: `
    blockquote {
      margin: 0;
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--rule);
    }
  `,
})
export class JudgeRestrictionDialog {
  protected readonly restriction = inject<MemberRestriction>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<JudgeRestriction>>(DialogRef);
  private readonly transloco = inject(TranslocoService);
  protected readonly outcomes = computed(() =>
    outcomes
      // what is over leaves nothing to change
      .filter((value) => value !== 'changed' || !this.restriction.isOver)
      .map((value) => ({
        value,
        text: this.text(`outcomes.${value}.text`),
        hint: this.text(`outcomes.${value}.hint`),
      })),
  );
  protected readonly kinds = computed(() =>
    restrictionKindSchema.options.map((value) => ({ value, text: this.text(`kinds.${value}`) })),
  );
  protected readonly form = form(
    signal({
      outcome: 'overturned' as JudgeRestriction['outcome'],
      kind: 'mute' as MemberRestriction['kind'],
      days: 1,
      reason: '',
    }),
    (path) => {
      required(path.reason);
      maxLength(path.reason, limits.decisionReasonCharacters);
    },
    {
      submission: {
        action: async (sent) => {
          const { outcome, reason, kind, days } = sent().value();
          this.dialog.close(outcome === 'changed' ? { outcome, reason, instead: { kind, days } } : { outcome, reason });
        },
        onInvalid: focusFirstError,
      },
    },
  );

  private text(key: string): string {
    return this.transloco.translate<string>(`groups.restrict.judge.${key}`);
  }
}
