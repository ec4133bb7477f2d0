import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Draft, type Group, limits, pasteTextSchema, routes } from '@lectern/contracts';
import { ApiClient, FaultTexts, newCommandId } from '@lectern/web/core';
import { LucideCircleAlert, LucideFileText } from '@lucide/angular';
import {
  ChoiceField,
  FieldFrame,
  focusFirstError,
  FormFaults,
  FormFooter,
  PageHeading,
  Progress,
  Trail,
} from '@lectern/web/ui';

interface Pasted {
  text: string;
  format: 'text' | 'markdown';
}

const pastedSchema = pasteTextSchema.pick({ text: true, format: true });

/** Adds a text to a group: pasted, or from a file; what becomes of it is looked through before it is published. */
@Component({
  selector: 'lec-add-text-page',
  imports: [
    ChoiceField,
    FieldFrame,
    FormField,
    FormFooter,
    FormRoot,
    LucideCircleAlert,
    LucideFileText,
    PageHeading,
    Progress,
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
  private readonly faultTexts = inject(FaultTexts);
  private readonly transloco = inject(TranslocoService);
  protected readonly group = signal<Group | null>(null);
  protected readonly isOver = signal(false);
  protected readonly isUploading = signal(false);
  protected readonly fileProblem = signal('');
  private readonly model = signal<Pasted>({ text: '', format: 'text' });
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
        this.api.call(routes.group, { params: { groupId } }).then(
          (group) => this.group.set(group),
          () => this.group.set(null),
        ),
      );
    });
  }

  protected chosen(field: HTMLInputElement): void {
    const file = field.files?.[0];
    field.value = '';
    if (file) void this.upload(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.upload(file);
  }

  private async upload(file: File): Promise<void> {
    this.fileProblem.set('');
    if (file.size > limits.fileBytes) {
      const megabytes = limits.fileBytes / 1_000_000;
      this.fileProblem.set(this.transloco.translate('drafts.add.file.tooLarge', { megabytes }));
      return;
    }
    this.isUploading.set(true);
    try {
      const params = { groupId: this.groupId() };
      const query = { fileName: file.name, commandId: newCommandId() };
      await this.review(await this.api.call(routes.uploadText, { params, query, body: file }));
    } catch (fault) {
      this.fileProblem.set(this.faultTexts.text(fault));
    } finally {
      this.isUploading.set(false);
    }
  }

  private async paste(pasted: Pasted): Promise<void> {
    const body = { commandId: this.commandId(), ...pasted };
    await this.review(await this.api.call(routes.pasteText, { params: { groupId: this.groupId() }, body }));
  }

  private async review(draft: Draft): Promise<void> {
    await this.router.navigate(['/drafts', draft.id]);
  }
}
