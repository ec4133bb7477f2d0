import { Component, inject } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FormFaults, FormFooter, Notices, TextField } from '@lectern/web/ui';
import { CaseStore } from './case-store';

/** A note to the other moderators; nobody else ever sees it. */
@Component({
  selector: 'lec-case-note',
  imports: [FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'moderation.case'" class="form" [formRoot]="form">
      <lec-text-field [field]="form.words" [label]="t('note')" [hint]="t('noteHint')" [lines]="2" />
      <lec-form-footer [form]="form" [action]="t('addNote')" />
    </form>
  `,
})
export class CaseNote {
  private readonly store = inject(CaseStore);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly model = signal({ words: '' });
  protected readonly form = form(this.model, (path) => required(path.words), {
    submission: {
      action: (sent) =>
        this.faults.send(sent, async () => {
          await this.store.act({ do: 'note', words: sent().value().words });
          this.model.set({ words: '' });
          this.form().reset();
          this.notices.tell(this.transloco.translate<string>('moderation.case.noted'));
        }),
    },
  });
}
