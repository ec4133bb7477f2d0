import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { focusFirstError, FormFaults, FormFooter, Notices, TextField } from '@lectern/web/ui';
import { DraftStore } from './draft-store';
import { fieldsOf, type MetadataFields, metadataFieldsSchema, metadataOf } from './metadata-fields';

const nothing: MetadataFields = { title: '', authors: '', date: '', language: '', source: '' };

/** What is known of the text besides its words, as recognised, to be corrected. */
@Component({
  selector: 'lec-metadata-form',
  imports: [FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'drafts.metadata'" class="form" [formRoot]="form">
      <lec-text-field [field]="form.title" [label]="t('title')" />
      <div class="pair">
        <lec-text-field [field]="form.authors" [label]="t('authors')" [hint]="t('authorsHint')" [lines]="2" />
        <div class="form">
          <lec-text-field [field]="form.date" [label]="t('date')" [hint]="t('dateHint')" [isOptional]="true" />
          <lec-text-field
            [field]="form.language"
            [label]="t('language')"
            [hint]="t('languageHint')"
            [isOptional]="true"
          />
        </div>
      </div>
      <lec-text-field [field]="form.source" [label]="t('source')" [hint]="t('sourceHint')" [isOptional]="true" />
      @if (isChanged()) {
        <lec-form-footer [form]="form" [action]="t('save')" />
      }
    </form>
  `,
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
      gap: 20px;
      align-items: start;
    }
  `,
})
export class MetadataForm {
  private readonly store = inject(DraftStore);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly model = signal(nothing);
  private readonly known = computed(
    () => {
      const draft = this.store.draft().value;
      return draft ? fieldsOf(draft.metadata) : nothing;
    },
    { equal: isSame },
  );
  readonly isChanged = computed(() => !isSame(this.model(), this.known()));
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, metadataFieldsSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.save(sent().value())),
      onInvalid: focusFirstError,
    },
  });

  constructor() {
    // What the server knows changes with each save and when somebody else changed it.
    effect(() => {
      const known = this.known();
      untracked(() => this.form().reset({ ...known }));
    });
  }

  private async save(fields: MetadataFields): Promise<void> {
    const changed = await this.store.change({ kind: 'metadata', metadata: metadataOf(fields) });
    this.notices.tell(this.transloco.translate(`drafts.metadata.${changed}`));
  }
}

function isSame(a: MetadataFields, b: MetadataFields): boolean {
  return JSON.stringify(metadataOf(a)) === JSON.stringify(metadataOf(b));
}
