import { Component, computed, inject, output, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Import, importAddressSchema } from '@lectern/contracts';
import { newCommandId } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, TextField } from '@lectern/web/ui';
import { ImportsStore } from './imports-store';

const addressSchema = importAddressSchema.pick({ address: true });

/** Brings a text from the address of a web page. */
@Component({
  selector: 'lec-address-form',
  imports: [FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'drafts.add.address'" class="form form-wide" [formRoot]="form">
      <lec-text-field [field]="form.address" [label]="t('label')" [hint]="t('hint')" />
      <lec-form-footer [form]="form" [action]="t('action')" />
    </form>
  `,
})
export class AddressForm {
  readonly started = output<Import>();

  private readonly imports = inject(ImportsStore);
  private readonly faults = inject(FormFaults);
  private readonly model = signal({ address: '' });
  /** one id for one address: sending the same again makes no second import */
  private readonly commandId = computed(() => {
    this.model();
    return newCommandId();
  });
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, addressSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.fetch(sent().value().address)),
      onInvalid: focusFirstError,
    },
  });

  private async fetch(address: string): Promise<void> {
    this.started.emit(await this.imports.fetch(this.commandId(), address));
    this.form().reset({ address: '' });
  }
}
