import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { limits } from '@lectern/contracts';
import { Announcer, FaultTexts } from '@lectern/web/core';
import { LucideCircleAlert } from '@lectern/web/icons';
import { Notices, Progress } from '@lectern/web/ui';
import { Router } from '@angular/router';
import { AddressForm } from './address-form';
import { FileDrop, textFiles } from './file-drop';
import { ImportItem } from './import-item';
import { type ImportTarget, ImportsStore, isOpen } from './imports-store';

/** Brings a text as a file or from an address, and shows those on their way; goes on to the draft of the last one. */
@Component({
  selector: 'lec-bring-text',
  imports: [AddressForm, FileDrop, ImportItem, LucideCircleAlert, Progress, TranslocoDirective],
  providers: [ImportsStore],
  templateUrl: './bring-text.html',
  styleUrl: './bring-text.css',
})
export class BringText {
  readonly target = input.required<ImportTarget>();
  /** whoever began to write something else stays where they are when their file is read */
  readonly stays = input(false);

  private readonly router = inject(Router);
  private readonly faultTexts = inject(FaultTexts);
  private readonly transloco = inject(TranslocoService);
  private readonly notices = inject(Notices);
  private readonly announcer = inject(Announcer);
  protected readonly imports = inject(ImportsStore);
  /** the import whose draft is opened as soon as it is there */
  protected readonly awaited = signal<string | null>(null);
  protected readonly textFiles = textFiles;
  protected readonly isUploading = signal(false);
  protected readonly fileProblem = signal('');

  constructor() {
    effect(() => {
      const target = this.target();
      // What was on its way before is a help, not what the page is for.
      untracked(() => this.imports.open(target).catch(() => undefined));
    });
    effect(() => this.followAwaited());
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
      this.awaited.set((await this.imports.upload(file)).id);
    } catch (fault) {
      this.fileProblem.set(this.faultTexts.text(fault));
    } finally {
      this.isUploading.set(false);
    }
  }

  protected async cancel(importId: string): Promise<void> {
    await this.notices.attempt(() => this.imports.cancel(importId));
  }

  private followAwaited(): void {
    const mine = this.imports.imports().find(({ id }) => id === this.awaited());
    if (!mine || isOpen(mine)) return;
    untracked(() => {
      this.awaited.set(null);
      if (mine.state === 'done' && !this.stays()) void this.router.navigate(['/drafts', mine.id]);
      else if (mine.state !== 'cancelled')
        this.announcer.announce(this.transloco.translate(`drafts.import.ended.${mine.state}`, { name: mine.fileName }));
    });
  }
}
