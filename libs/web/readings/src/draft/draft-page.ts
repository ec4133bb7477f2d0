import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type DraftChange, type Group, type ReviewedDecision, groupRoutes } from '@lectern/contracts';
import { ApiClient, KeyPreference, keyTarget } from '@lectern/web/core';
import { Button, Dialogs, Notices, PageHeading, Progress, RemoteState, Skeleton, Trail } from '@lectern/web/ui';
import { DecisionNote } from './decision-note';
import { DraftBlockView } from './draft-block-view';
import { DraftStore } from './draft-store';
import { isWideScreen } from '../reading/wide-screen';
import { MetadataForm } from './metadata-form';
import { blockInView } from './source/block-in-view';
import { SourcePane } from './source/source-pane';

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
    Skeleton,
    SourcePane,
    Trail,
    TranslocoDirective,
  ],
  providers: [DraftStore],
  templateUrl: './draft-page.html',
  styleUrl: './draft-page.css',
  host: { '(document:keydown)': 'walk($event)' },
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

  private readonly keys = inject(KeyPreference);
  private readonly isWide = isWideScreen();
  protected readonly current = blockInView();
  /** before that the first paragraph is only where everybody begins */
  private hasWalked = false;
  /** what the person chose; until then it stands there where there is room for it */
  protected readonly isSourceWanted = signal<boolean | null>(null);
  protected readonly isSourceShown = computed(
    () => (this.store.draft().value?.hasOriginal ?? false) && (this.isSourceWanted() ?? this.isWide()),
  );

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
    this.hasWalked = true;
    const block = document.getElementById(`block-${index}`);
    block?.scrollIntoView({ block: 'nearest' });
    block?.focus({ preventScroll: true });
  }

  /** `n` and `p` go from one thing to look at to the next, in the order of the text. */
  protected walk(event: KeyboardEvent): void {
    const isCommand = this.keys.isOn() && !event.ctrlKey && !event.metaKey && !event.altKey;
    const at = keyTarget(event.target);
    if (!isCommand || at.isTyping || at.isInDialog || (event.key !== 'n' && event.key !== 'p')) return;
    const { doubtful, doubtfulHyphens } = this.store.review();
    const places = [...new Set([...doubtful, ...doubtfulHyphens].map(({ index }) => index))].sort((a, b) => a - b);
    const here = this.hasWalked || this.current() > 0 ? this.current() : -1;
    const next = event.key === 'n' ? places.find((place) => place > here) : places.findLast((place) => place < here);
    if (next === undefined) return;
    event.preventDefault();
    this.show(next);
  }

  protected decide(decision: ReviewedDecision): void {
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
