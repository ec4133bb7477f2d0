import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type Comment,
  createReportSchema,
  type ReportKind,
  reportKindSchema,
  moderationRoutes,
} from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { Button, focusFirstError, FormFaults, FormFooter, SelectField, TextField } from '@lectern/web/ui';

/** Asks what is wrong with a comment, and tells those who lead the group. */
@Component({
  selector: 'lec-report-dialog',
  imports: [Button, FormFooter, FormRoot, SelectField, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'threads.report'" class="dialog" [formRoot]="form">
      <h2 id="report-title">{{ t('title') }}</h2>
      <p class="quiet">{{ t('lead') }}</p>
      <lec-select-field [field]="form.kind" [label]="t('kindLabel')" [choices]="kinds()" />
      <lec-text-field
        [field]="form.words"
        [label]="t('words')"
        [hint]="t('wordsHint')"
        [lines]="3"
        [isOptional]="form.kind().value() !== 'other'"
      />
      <lec-form-footer [form]="form" [action]="t('send')">
        <button lecButton type="button" (click)="dialog.close(false)">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class ReportDialog {
  private readonly comment = inject<Comment>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly api = inject(ApiClient);
  private readonly faults = inject(FormFaults);
  private readonly transloco = inject(TranslocoService);
  private readonly language = toSignal(this.transloco.langChanges$);
  /** one name for as long as it is the same report, however often it is sent */
  private readonly commandId = newCommandId();

  protected readonly kinds = computed(() => {
    this.language();
    return reportKindSchema.options.map((value) => ({
      value,
      text: this.transloco.translate<string>(`threads.report.kind.${value}`),
    }));
  });
  protected readonly form = form(
    signal<{ commandId: string; commentId: string; kind: ReportKind; words: string }>({
      commandId: this.commandId,
      commentId: this.comment.id,
      kind: 'insult',
      words: '',
    }),
    (path) => validateStandardSchema(path, createReportSchema),
    {
      submission: {
        action: (sent) =>
          this.faults.send(
            sent,
            async () => {
              await this.api.call(moderationRoutes.reportComment, { body: sent().value() });
              this.dialog.close(true);
            },
            { E_CONFLICT: { field: 'words', text: this.transloco.translate<string>('threads.report.already') } },
          ),
        onInvalid: focusFirstError,
      },
    },
  );
}
