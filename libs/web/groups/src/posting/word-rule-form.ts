import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type NewWordRule,
  newWordRuleSchema,
  wordActionSchema,
  wordRuleKindSchema,
  type WordsTried,
} from '@lectern/contracts';
import { Button, focusFirstError, FormFaults, FormFooter, Notices, SelectField, TextField } from '@lectern/web/ui';
import { PostingStore } from './posting-store';
import { TriedWords } from './tried-words';

const empty: NewWordRule = { kind: 'words', pattern: '', action: 'hold', replacement: '', explanation: '' };

/** A new rule about words, with a field to see what it would find before it is one. */
@Component({
  selector: 'lec-word-rule-form',
  imports: [Button, FormFooter, FormRoot, SelectField, TextField, TranslocoDirective, TriedWords],
  template: `
    <form *transloco="let t; prefix: 'groups.posting'" class="form form-wide" [formRoot]="form">
      <div class="fields">
        <lec-select-field [field]="form.kind" [label]="t('kindLabel')" [choices]="kinds()" />
        <lec-select-field [field]="form.action" [label]="t('actionLabel')" [choices]="actions()" />
      </div>
      <lec-text-field
        [field]="form.pattern"
        [label]="t('pattern')"
        [hint]="t('kind.' + form.kind().value() + '.hint')"
      />
      @if (form.action().value() === 'replace') {
        <lec-text-field [field]="form.replacement" [label]="t('replacement')" [isOptional]="true" />
      }
      <lec-text-field [field]="form.explanation" [label]="t('explanation')" [hint]="t('explanationHint')" />
      <div class="panel">
        <lec-text-field [field]="trial.text" [label]="t('try')" [hint]="t('tryHint')" [lines]="3" [isOptional]="true" />
        <div class="actions">
          <button lecButton type="button" [isSmall]="true" [disabled]="!trial.text().value().trim()" (click)="tryNow()">
            {{ t('tryNow') }}
          </button>
        </div>
        <div aria-live="polite">
          @if (tried(); as result) {
            <lec-tried-words [text]="triedText()" [tried]="result" />
          }
        </div>
      </div>
      <lec-form-footer [form]="form" [action]="t('add')" />
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
      gap: 16px;
      align-items: start;
    }
  `,
})
export class WordRuleForm {
  private readonly store = inject(PostingStore);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly rule = signal<NewWordRule>(empty);
  protected readonly tried = signal<WordsTried | null>(null);
  protected readonly triedText = signal('');
  protected readonly trial = form(signal({ text: '' }));
  protected readonly form = form(this.rule, (path) => validateStandardSchema(path, newWordRuleSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.add(sent().value())),
      onInvalid: focusFirstError,
    },
  });
  protected readonly kinds = computed(() => this.choices('kind', wordRuleKindSchema.options));
  protected readonly actions = computed(() => this.choices('action', wordActionSchema.options));

  protected async tryNow(): Promise<void> {
    const text = this.trial.text().value();
    const rule = newWordRuleSchema.safeParse({ ...this.rule(), explanation: this.rule().explanation || '–' });
    await this.notices.attempt(async () => {
      const tried = await this.store.tryWords(text, rule.success ? rule.data : null);
      this.triedText.set(text);
      this.tried.set(tried);
    });
  }

  private async add(rule: NewWordRule): Promise<void> {
    await this.store.add(rule);
    this.notices.tell(this.transloco.translate('groups.posting.added', { pattern: rule.pattern }));
    this.form().reset(empty);
    this.tried.set(null);
  }

  private choices(key: string, values: readonly string[]) {
    return values.map((value) => ({
      value,
      text: this.transloco.translate<string>(`groups.posting.${key}.${value}.text`),
    }));
  }
}
