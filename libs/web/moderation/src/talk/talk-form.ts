import { Component, inject, input, signal } from '@angular/core';
import { form, FormRoot, maxLength, required } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { limits } from '@lectern/contracts';
import { FormFaults, FormFooter, TextField } from '@lectern/web/ui';

/** Says something in a talk, from either side. */
@Component({
  selector: 'lec-talk-form',
  imports: [FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'moderation.talk'" class="form" [formRoot]="form">
      <lec-text-field [field]="form.words" [label]="label()" [hint]="hint()" [lines]="2" />
      <lec-form-footer [form]="form" [action]="t('say')" />
    </form>
  `,
})
export class TalkForm {
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly say = input.required<(words: string) => Promise<unknown>>();

  private readonly faults = inject(FormFaults);
  private readonly model = signal({ words: '' });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.words);
      maxLength(path.words, limits.noteCharacters);
    },
    {
      submission: {
        action: (sent) =>
          this.faults.send(sent, async () => {
            await this.say()(sent().value().words);
            this.model.set({ words: '' });
            this.form().reset();
          }),
      },
    },
  );
}
