import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Draft, type Group, pasteTextSchema, draftRoutes, groupRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { ChoiceField, FieldFrame, focusFirstError, FormFaults, FormFooter, PageHeading, Trail } from '@lectern/web/ui';
import { BringText } from './bring-text';

interface Pasted {
  text: string;
  format: 'text' | 'markdown';
}

const pastedSchema = pasteTextSchema.pick({ text: true, format: true });

/** Adds a text to a group: pasted, or from a file; what becomes of it is looked through before it is published. */
@Component({
  selector: 'lec-add-text-page',
  imports: [
    BringText,
    ChoiceField,
    FieldFrame,
    FormField,
    FormFooter,
    FormRoot,
    PageHeading,
    Trail,
    TranslocoDirective,
  ],
  templateUrl: './add-text-page.html',
  styleUrl: './add-text-page.css',
})
export class AddTextPage {
  readonly groupId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  private readonly transloco = inject(TranslocoService);
  protected readonly group = signal<Group | null>(null);
  private readonly model = signal<Pasted>({ text: '', format: 'text' });
  protected readonly isWriting = computed(() => this.model().text !== '');
  /** one id for one content: sending the same again makes no second draft */
  private readonly commandId = computed(() => {
    this.model();
    return newCommandId();
  });
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, pastedSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.paste(sent().value())),
      onInvalid: focusFirstError,
    },
  });
  protected readonly formats = computed(() =>
    (['text', 'markdown'] as const).map((value) => ({
      value,
      text: this.transloco.translate<string>(`drafts.add.format.${value}`),
      hint: this.transloco.translate<string>(`drafts.add.format.${value}Hint`),
    })),
  );

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      // Only the way back needs the group; without an answer the page works all the same.
      untracked(() =>
        this.api.call(groupRoutes.group, { params: { groupId } }).then(
          (group) => this.group.set(group),
          () => this.group.set(null),
        ),
      );
    });
  }

  private async paste(pasted: Pasted): Promise<void> {
    const body = { commandId: this.commandId(), ...pasted };
    await this.review(await this.api.call(draftRoutes.pasteText, { params: { groupId: this.groupId() }, body }));
  }

  private async review(draft: Draft): Promise<void> {
    await this.router.navigate(['/drafts', draft.id]);
  }
}
