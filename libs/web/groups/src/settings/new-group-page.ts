import { Component, inject, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { createGroupSchema, groupRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { focusFirstError, FormFaults, FormFooter, PageHeading } from '@lectern/web/ui';
import { GroupFields, type GroupSettings } from './group-fields';

/** Founds a group; who founds it owns it. */
@Component({
  selector: 'lec-new-group-page',
  imports: [FormFooter, FormRoot, GroupFields, PageHeading, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'groups.new'" class="page">
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title') }}</h1>
        <p class="quiet">{{ t('text') }}</p>
      </div>
      <form class="form" [formRoot]="form">
        <lec-group-fields [form]="form" />
        <lec-form-footer [form]="form" [action]="t('action')" />
      </form>
    </div>
  `,
})
export class NewGroupPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  // One id for this form: sent twice, it still makes one group.
  private readonly commandId = newCommandId();
  protected readonly form = form(
    signal<GroupSettings>({ name: '', description: '', visibility: 'private', joinPolicy: 'invitation' }),
    (path) => validateStandardSchema(path, createGroupSchema.omit({ commandId: true })),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.create(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );

  private async create(settings: GroupSettings): Promise<void> {
    const group = await this.api.call(groupRoutes.createGroup, { body: { ...settings, commandId: this.commandId } });
    await this.router.navigate(['/groups', group.id]);
  }
}
