import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Draft, type Group, limits, pasteTextSchema, routes } from '@lectern/contracts';
import { Announcer, ApiClient, FaultTexts, newCommandId } from '@lectern/web/core';
import { LucideCircleAlert } from '@lucide/angular';
import {
  ChoiceField,
  FieldFrame,
  focusFirstError,
  FormFaults,
  FormFooter,
  Notices,
  PageHeading,
  Progress,
  Trail,
} from '@lectern/web/ui';
import { AddressForm } from './address-form';
import { FileDrop, textFiles } from './file-drop';
import { ImportItem } from './import-item';
import { ImportsStore, isOpen } from './imports-store';

interface Pasted {
  text: string;
  format: 'text' | 'markdown';
}

const pastedSchema = pasteTextSchema.pick({ text: true, format: true });

/** Adds a text to a group: pasted, or from a file; what becomes of it is looked through before it is published. */
@Component({
  selector: 'lec-add-text-page',
  imports: [
    AddressForm,
    ChoiceField,
    FieldFrame,
    FormField,
    FormFooter,
    FormRoot,
    ImportItem,
    LucideCircleAlert,
    FileDrop,
    PageHeading,
    Progress,
    Trail,
    TranslocoDirective,
  ],
  providers: [ImportsStore],
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
  private readonly notices = inject(Notices);
  private readonly announcer = inject(Announcer);
  protected readonly imports = inject(ImportsStore);
  protected readonly group = signal<Group | null>(null);
  /** the import whose draft is opened as soon as it is there */
  protected readonly awaited = signal<string | null>(null);
  protected readonly textFiles = textFiles;
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
      // What was on its way before is a help, not what the page is for.
      untracked(() => this.imports.open(groupId).catch(() => undefined));
    });
    effect(() => this.followAwaited());
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

  protected async upload(file: File): Promise<void> {
    this.fileProblem.set('');
    if (file.size > limits.fileBytes) {
      const megabytes = limits.fileBytes / 1_000_000;
      this.fileProblem.set(this.transloco.translate('drafts.add.file.tooLarge', { megabytes }));
      return;
    }
    this.isUploading.set(true);
    try {
      this.awaited.set((await this.imports.upload(this.groupId(), file)).id);
    } catch (fault) {
      this.fileProblem.set(this.faultTexts.text(fault));
    } finally {
      this.isUploading.set(false);
    }
  }

  protected async cancel(importId: string): Promise<void> {
    await this.notices.attempt(() => this.imports.cancel(importId));
  }

  /** Whoever waits for the file they just brought goes on to it; whoever began to write something else stays. */
  private followAwaited(): void {
    const mine = this.imports.imports().find(({ id }) => id === this.awaited());
    if (!mine || isOpen(mine)) return;
    untracked(() => {
      this.awaited.set(null);
      if (mine.state === 'done' && this.model().text === '') void this.router.navigate(['/drafts', mine.id]);
      else if (mine.state !== 'cancelled')
        this.announcer.announce(this.transloco.translate(`drafts.import.ended.${mine.state}`, { name: mine.fileName }));
    });
  }

  private async paste(pasted: Pasted): Promise<void> {
    const body = { commandId: this.commandId(), ...pasted };
    await this.review(await this.api.call(routes.pasteText, { params: { groupId: this.groupId() }, body }));
  }

  private async review(draft: Draft): Promise<void> {
    await this.router.navigate(['/drafts', draft.id]);
  }
}
