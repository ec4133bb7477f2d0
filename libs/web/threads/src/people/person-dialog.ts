import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormRoot } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { contactKindSchema, type ContactKind, type Person } from '@lectern/contracts';
import { ContactStore } from '@lectern/web/core';
import { Button, ChoiceField, FormFaults, FormFooter, Notices } from '@lectern/web/ui';

type Heard = ContactKind | 'heard';

/** Asks how much one wants to hear from somebody. */
@Component({
  selector: 'lec-person-dialog',
  imports: [Button, ChoiceField, FormFooter, FormRoot, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'threads.person'" class="dialog" [formRoot]="form">
      <h2 id="person-title" dir="auto">{{ person.displayName }}</h2>
      <p class="quiet">{{ t('lead') }}</p>
      <lec-choice-field [field]="form.choice" [label]="t('label')" [choices]="choices()" />
      <lec-form-footer [form]="form" [action]="t('save')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class PersonDialog {
  protected readonly person = inject<Person>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef>(DialogRef);
  private readonly contacts = inject(ContactStore);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  protected readonly choices = computed(() =>
    ['heard', ...contactKindSchema.options].map((value) => {
      const text = (part: string) => this.transloco.translate<string>(`threads.person.choices.${value}.${part}`);
      return { value, text: text('text'), hint: text('hint') };
    }),
  );
  protected readonly form = form(
    signal<{ choice: Heard }>({ choice: this.contacts.choices().get(this.person.id) ?? 'heard' }),
    { submission: { action: (sent) => this.faults.send(sent, () => this.choose(sent().value().choice)) } },
  );

  private async choose(choice: Heard): Promise<void> {
    await this.contacts.choose(this.person.id, choice === 'heard' ? null : choice);
    this.dialog.close();
    this.notices.tell(this.transloco.translate(`threads.person.done.${choice}`, { name: this.person.displayName }));
  }
}
