import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type CreateInvitation, createInvitationSchema, limits, type MemberRole } from '@lectern/contracts';
import { focusFirstError, FormFaults, FormFooter, NumberField, SelectField } from '@lectern/web/ui';
import { InvitationsStore } from './invitations-store';

/** What a new invitation link gives, to how many, until when. */
@Component({
  selector: 'lec-invitation-form',
  imports: [FormFooter, FormRoot, NumberField, SelectField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.invitations'" class="form form-wide" [formRoot]="form">
      <div class="fields">
        <lec-select-field [field]="form.role" [label]="t('role')" [choices]="roles()" />
        <lec-number-field
          [field]="form.usesMax"
          [label]="t('usesMax')"
          [hint]="t('upTo', { count: limits.invitationUsesMax })"
        />
        <lec-number-field
          [field]="form.expiresInDays"
          [label]="t('expiresInDays')"
          [hint]="t('upTo', { count: limits.invitationDaysMax })"
        />
      </div>
      <lec-form-footer [form]="form" [action]="t('create')" />
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
export class InvitationForm {
  /** the role of who invites: only owners make moderators */
  readonly ownRole = input.required<MemberRole | null>();

  protected readonly limits = limits;
  private readonly store = inject(InvitationsStore);
  private readonly faults = inject(FormFaults);
  private readonly transloco = inject(TranslocoService);
  protected readonly roles = computed(() =>
    createInvitationSchema.shape.role.options
      .filter((role) => role !== 'moderator' || this.ownRole() === 'owner')
      .map((role) => ({ value: role, text: this.transloco.translate<string>(`groups.members.roles.${role}`) })),
  );
  protected readonly form = form(
    signal<CreateInvitation>({ role: 'member', usesMax: 1, expiresInDays: 7 }),
    (path) => validateStandardSchema(path, createInvitationSchema),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.store.create(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );
}
