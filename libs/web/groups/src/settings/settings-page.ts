import { Component, inject, linkedSignal } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { createGroupSchema, type ReactionName } from '@lectern/contracts';
import { focusFirstError, FormFaults, FormFooter, Notices, PageHeading, Trail } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { groupTrail } from '../group/group-trail';
import { GroupFields, type GroupSettings } from './group-fields';
import { ReactionFields } from './reaction-fields';

/** Name, description, visibility and the way in, for the group's owners. */
@Component({
  selector: 'lec-settings-page',
  imports: [FormFooter, FormRoot, GroupFields, PageHeading, ReactionFields, Trail, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.settings'">
      <ng-container [lecTrail]="trail()" />
      @if (store.group().value; as group) {
        <h1 [lecPageHeading]="t('titleOf', { name: group.name })">{{ t('title') }}</h1>
        @if (group.can.update) {
          <form class="form" [formRoot]="form">
            <lec-group-fields [form]="form" />
            <lec-reaction-fields [(chosen)]="reactions" />
            <lec-form-footer [form]="form" [action]="t('action')" />
          </form>
        } @else {
          <p>{{ t('onlyOwners') }}</p>
        }
      }
    </ng-container>
  `,
  host: { class: 'page-body' },
})
export class SettingsPage {
  protected readonly store = inject(GroupStore);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly trail = groupTrail(this.store);
  private readonly settings = linkedSignal<GroupSettings>(() => settingsOf(this.store.group().value));
  protected readonly reactions = linkedSignal<readonly ReactionName[]>(() => this.store.group().value?.reactions ?? []);
  protected readonly form = form(
    this.settings,
    (path) => validateStandardSchema(path, createGroupSchema.omit({ commandId: true })),
    {
      submission: {
        action: (sent) => this.faults.send(sent, () => this.save(sent().value())),
        onInvalid: focusFirstError,
      },
    },
  );

  private async save(settings: GroupSettings): Promise<void> {
    await this.store.update({ ...settings, reactions: [...this.reactions()] });
    this.notices.tell(this.transloco.translate('groups.settings.done'));
  }
}

function settingsOf(group: GroupSettings | null): GroupSettings {
  const { name = '', description = '', visibility = 'private', joinPolicy = 'invitation' } = group ?? {};
  return { name, description, visibility, joinPolicy };
}
