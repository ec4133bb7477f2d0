import { Component, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type DraftChange, type Group, type ImportDecision, groupRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { Button, Dialogs, Notices, PageHeading, Progress, RemoteState, Trail } from '@lectern/web/ui';
import { DecisionNote } from './decision-note';
import { DraftBlockView } from './draft-block-view';
import { DraftStore } from './draft-store';
import { MetadataForm } from './metadata-form';

const excerptCharacters = 120;

/** Looking through a text before it is published: what is known of it, what was decided, the paragraphs themselves. */
@Component({
  selector: 'lec-draft-page',
  imports: [
    Button,
    DecisionNote,
    DraftBlockView,
    MetadataForm,
    PageHeading,
    Progress,
    RemoteState,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [DraftStore],
  templateUrl: './draft-page.html',
  styleUrl: './draft-page.css',
})
export class DraftPage {
  readonly draftId = input.required<string>();

  protected readonly store = inject(DraftStore);
  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly metadata = viewChild(MetadataForm);
  protected readonly isPublishing = signal(false);
  protected readonly group = signal<Group | null>(null);

  constructor() {
    effect(() => {
      const id = this.draftId();
      untracked(() => void this.store.open(id));
    });
    effect(() => {
      const groupId = this.store.draft().value?.groupId;
      if (groupId !== undefined && groupId !== untracked(this.group)?.id) void this.loadGroup(groupId);
    });
  }

  protected excerptOf(index: number): string {
    return this.store.review().blocks[index]?.block.text.slice(0, excerptCharacters) ?? '';
  }

  protected show(index: number): void {
    const block = document.getElementById(`block-${index}`);
    block?.scrollIntoView({ block: 'nearest' });
    block?.focus({ preventScroll: true });
  }

  protected decide(decision: ImportDecision): void {
    void this.make({ kind: 'decision', decisionId: decision.id, applied: !decision.applied });
  }

  protected async make(change: DraftChange): Promise<void> {
    await this.notices.attempt(async () => {
      if ((await this.store.change(change)) === 'changed-elsewhere') this.tell('changedElsewhere');
    });
  }

  protected async publish(): Promise<void> {
    if (this.metadata()?.isChanged()) return this.tell('saveFirst');
    this.isPublishing.set(true);
    await this.notices.attempt(async () => {
      const reading = await this.store.publish();
      if (reading) await this.router.navigate(['/readings', reading.id]);
      else this.tell('changedElsewhere');
    });
    this.isPublishing.set(false);
  }

  /** A version of a reading is not published before one has seen what becomes of its threads. */
  protected async rehearse(): Promise<void> {
    if (this.metadata()?.isChanged()) return this.tell('saveFirst');
    await this.router.navigate(['/drafts', this.draftId(), 'rehearsal']);
  }

  protected async discard(): Promise<void> {
    const text = (key: string) => this.transloco.translate<string>(`drafts.review.throwAway.${key}`);
    const isSure = await this.dialogs.confirm({
      title: text('title'),
      text: text('text'),
      action: text('action'),
      isDangerous: true,
    });
    const groupId = this.store.draft().value?.groupId;
    if (isSure && (await this.notices.attempt(() => this.store.discard()))) {
      await this.router.navigate(['/groups', groupId]);
    }
  }

  private async loadGroup(groupId: string): Promise<void> {
    // Only the way back needs the group; without an answer the page works all the same.
    this.group.set(await this.api.call(groupRoutes.group, { params: { groupId } }).catch(() => null));
  }

  private tell(key: string): void {
    this.notices.tell(this.transloco.translate(`drafts.review.${key}`));
  }
}
