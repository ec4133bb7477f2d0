import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Draft, type DraftSummary, pasteTextSchema, draftRoutes, readingRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { LucidePencilLine } from '@lectern/web/icons';
import {
  Button,
  ChoiceField,
  FieldFrame,
  focusFirstError,
  FormFaults,
  FormFooter,
  Moment,
  Notices,
  PageHeading,
  RemoteState,
  Trail,
} from '@lectern/web/ui';
import { BringText } from '../../import/bring-text';
import type { ImportTarget } from '../../import/imports-store';
import { ReadingCardStore } from '../reading-card-store';

interface Pasted {
  text: string;
  format: 'text' | 'markdown';
}

const pastedSchema = pasteTextSchema.pick({ text: true, format: true });

/** Begins the next version of a reading: from the present one, from a new file, or from pasted text. */
@Component({
  selector: 'lec-new-version-page',
  imports: [
    BringText,
    Button,
    ChoiceField,
    FieldFrame,
    FormField,
    FormFooter,
    FormRoot,
    LucidePencilLine,
    Moment,
    PageHeading,
    RemoteState,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [ReadingCardStore],
  templateUrl: './new-version-page.html',
  styleUrl: '../../import/add-text-page.css',
})
export class NewVersionPage {
  readonly readingId = input.required<string>();

  protected readonly card = inject(ReadingCardStore);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly faults = inject(FormFaults);
  private readonly transloco = inject(TranslocoService);
  protected readonly isStarting = signal(false);
  /** what was begun and not published, to be gone on with */
  protected readonly begun = signal<readonly DraftSummary[]>([]);
  private readonly model = signal<Pasted>({ text: '', format: 'markdown' });
  protected readonly isWriting = computed(() => this.model().text !== '');
  protected readonly target = computed((): ImportTarget | null => {
    const groupId = this.card.card().value?.group.id;
    return groupId === undefined ? null : { groupId, readingId: this.readingId() };
  });
  /** one id for one content: sending the same again makes no second draft */
  private readonly commandId = computed(() => {
    this.model();
    return newCommandId();
  });
  private readonly startCommandId = newCommandId();
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, pastedSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.paste(sent().value())),
      onInvalid: focusFirstError,
    },
  });
  protected readonly formats = computed(() =>
    (['markdown', 'text'] as const).map((value) => ({
      value,
      text: this.transloco.translate<string>(`revisions.newVersion.format.${value}`),
      hint: this.transloco.translate<string>(`revisions.newVersion.format.${value}Hint`),
    })),
  );

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => void this.card.open(readingId));
    });
    effect(() => {
      const groupId = this.card.card().value?.group.id;
      if (groupId !== undefined && this.card.canRevise()) untracked(() => void this.loadBegun(groupId));
    });
  }

  protected async edit(): Promise<void> {
    this.isStarting.set(true);
    await this.notices.attempt(async () => {
      const body = { commandId: this.startCommandId };
      await this.goTo(
        await this.api.call(readingRoutes.startRevision, { params: { readingId: this.readingId() }, body }),
      );
    });
    this.isStarting.set(false);
  }

  private async paste(pasted: Pasted): Promise<void> {
    const body = { commandId: this.commandId(), ...pasted };
    await this.goTo(
      await this.api.call(readingRoutes.pasteRevision, { params: { readingId: this.readingId() }, body }),
    );
  }

  private async goTo(draft: Draft): Promise<void> {
    await this.router.navigate(['/drafts', draft.id]);
  }

  private async loadBegun(groupId: string): Promise<void> {
    // Without this list a new version can be begun all the same.
    const drafts = await this.api.call(draftRoutes.drafts, { params: { groupId } }).catch(() => []);
    this.begun.set(drafts.filter(({ revises }) => revises?.readingId === this.readingId()));
  }
}
