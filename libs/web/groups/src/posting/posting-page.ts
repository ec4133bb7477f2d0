import { Component, computed, inject, linkedSignal, viewChild } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type GroupWordRule,
  type PostingSettings,
  postingHoldsSchema,
  postingSettingsSchema,
} from '@lectern/contracts';
import {
  Badge,
  Button,
  ChoiceField,
  focusFirstError,
  FormFaults,
  FormFooter,
  Notices,
  NumberField,
  PageHeading,
  RemoteState,
  Trail,
} from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { groupTrail } from '../group/group-trail';
import { withGroup } from '../group/with-group';
import { RaidActions } from '../raid-mode/raid-actions';
import { PostingStore } from './posting-store';
import { WordRuleForm } from './word-rule-form';

/** Whose comments wait for a moderator, and what becomes of those with certain words. */
@Component({
  selector: 'lec-posting-page',
  imports: [
    Badge,
    Button,
    ChoiceField,
    FormFooter,
    FormRoot,
    NumberField,
    PageHeading,
    RemoteState,
    Trail,
    TranslocoDirective,
    WordRuleForm,
  ],
  providers: [PostingStore, RaidActions],
  templateUrl: './posting-page.html',
  styles: `
    .pattern {
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'page-body' },
})
export class PostingPage {
  protected readonly store = inject(GroupStore);
  protected readonly posting = inject(PostingStore);
  protected readonly raid = inject(RaidActions);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly trail = groupTrail(this.store);
  private readonly heading = viewChild(PageHeading);
  private readonly settings = linkedSignal<PostingSettings>(
    () => this.posting.rules().value?.settings ?? { holds: 'nobody', newcomerComments: 3 },
  );
  protected readonly form = form(this.settings, (path) => validateStandardSchema(path, postingSettingsSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.save(sent().value())),
      onInvalid: focusFirstError,
    },
  });
  protected readonly holds = computed(() =>
    postingHoldsSchema.options.map((value) => {
      const text = (part: string) => this.transloco.translate<string>(`groups.posting.holds.${value}.${part}`);
      return { value, text: text('text'), hint: text('hint') };
    }),
  );

  constructor() {
    withGroup((groupId) => this.posting.load(groupId));
  }

  protected async remove({ id, pattern }: GroupWordRule): Promise<void> {
    const done = this.transloco.translate<string>('groups.posting.removed', { pattern });
    if (await this.notices.attempt(() => this.posting.remove(id), done)) this.heading()?.focus();
  }

  private async save(settings: PostingSettings): Promise<void> {
    await this.posting.save(settings);
    this.notices.tell(this.transloco.translate('groups.posting.saved'));
  }
}
