import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Announcer, isRefusal, keyTarget } from '@lectern/web/core';
import { LucideCheckCheck, LucideKeyboard, LucideListFilter, LucideMessageSquareDot } from '@lectern/web/icons';
import { Button, Dialogs, FaultState, HeaderTools, PageHeading, Trail, type TrailStep } from '@lectern/web/ui';
import {
  DiscussionStore,
  fetchPlaceThreads,
  type Place,
  ReadMarks,
  ThreadPlacer,
  wholeReading,
  WritingStore,
} from '@lectern/web/threads';
import { BegunTexts } from '../begun/begun-texts';
import { NewVersionBar } from '../live/new-version-bar';
import { NowherePlace } from '../live/nowhere-place';
import { PlaceThread } from '../live/place-thread';
import { ShowNewRevision } from '../live/show-new-revision';
import { ConnectionNote } from '../connection/connection-note';
import type { ReadingAction } from '../keys/reading-action';
import { ReadingKeys } from '../keys/reading-keys';
import { LinkedComment } from '../links/linked-comment';
import { ThreadListBar } from '../list/thread-list-bar';
import { ThreadListStore } from '../list/thread-list-store';
import { ThreadWalk } from '../list/thread-walk';
import { TextMap } from '../map/text-map';
import { QuoteSelection } from '../selection/quote-selection';
import type { SelectedSpan } from '../selection/selected-span';
import { SelectionTool } from '../selection/selection-tool';
import { TextSectionView } from '../text/text-section-view';
import { Arrivals } from './arrivals';
import { Departures } from './departures';
import { DrawnSections } from './drawn-sections';
import { PositionStore } from './position-store';
import { PresenceTool } from './presence-tool';
import { ReadingHead } from './reading-head';
import { ReadingMenu } from './reading-menu';
import { ReadingStore } from './reading-store';
import { ReturnToPlace } from './return-to-place';
import { ShowOpenText } from './show-open-text';
import type { TextSection } from './text-sections';
import { whenIdle } from './when-idle';

/** The reading page: the text, and beside it what the group says about it. */
@Component({
  selector: 'lec-reading-page',
  imports: [
    Button,
    ConnectionNote,
    FaultState,
    HeaderTools,
    LucideCheckCheck,
    LucideKeyboard,
    LucideListFilter,
    LucideMessageSquareDot,
    NewVersionBar,
    NowherePlace,
    PageHeading,
    PresenceTool,
    ReadingHead,
    ReadingMenu,
    SelectionTool,
    TextMap,
    TextSectionView,
    ThreadListBar,
    Trail,
    TranslocoDirective,
  ],
  providers: [
    ReadMarks,
    DiscussionStore,
    ReadingStore,
    DrawnSections,
    WritingStore,
    PositionStore,
    QuoteSelection,
    Arrivals,
    Departures,
    ReturnToPlace,
    LinkedComment,
    BegunTexts,
    ShowNewRevision,
    ShowOpenText,
    { provide: ThreadPlacer, useClass: PlaceThread },
    ThreadListStore,
    ThreadWalk,
  ],
  templateUrl: './reading-page.html',
  styleUrl: './reading-page.css',
  host: { '(document:keydown)': 'key($event)' },
})
export class ReadingPage {
  readonly readingId = input.required<string>();

  protected readonly store = inject(ReadingStore);
  protected readonly drawn = inject(DrawnSections);
  protected readonly discussion = inject(DiscussionStore);
  protected readonly position = inject(PositionStore);
  private readonly writing = inject(WritingStore);
  private readonly selection = inject(QuoteSelection);
  protected readonly keys = inject(ReadingKeys);
  private readonly walk = inject(ThreadWalk);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);

  protected readonly reading = computed(() => this.store.reading().value);
  protected readonly isHidden = computed(() =>
    isRefusal(this.store.reading().fault, 'E_NOT_FOUND', 'E_FORBIDDEN', 'E_AUTH'),
  );
  protected readonly trail = computed((): readonly TrailStep[] => {
    const reading = this.reading();
    return reading ? [{ text: reading.group.name, link: ['/groups', reading.group.id] }] : [];
  });
  protected readonly skeletonLines = Array.from({ length: 14 }, (_, line) => line % 5 === 4);

  constructor() {
    inject(Arrivals);
    inject(Departures);
    inject(ReturnToPlace);
    inject(LinkedComment);
    inject(BegunTexts);
    inject(ShowNewRevision);
    inject(ShowOpenText);
    effect(() => {
      const id = this.readingId();
      untracked(() => void this.store.open(id));
    });
    // Once there is a text, what draws threads comes ahead, before the line may go; where that fails, opening a place asks again.
    effect((onCleanup) => {
      if (this.reading()) onCleanup(whenIdle(() => void fetchPlaceThreads().catch(() => null)));
    });
    // Who may no longer follow may no longer read, or only differently: the server says which.
    effect(() => {
      if (this.discussion.phase() === 'closed') untracked(() => void this.store.reload());
    });
    effect(() => {
      const title = this.discussion.newTitle();
      if (title !== null) untracked(() => this.store.rename(title));
    });
  }

  /** A section hears of a place only if it is in it, so that going on redraws two stretches and not the text. */
  protected within(section: TextSection, place: Place | null): Place | null {
    return place !== null && section.blockIds.has(place) ? place : null;
  }

  protected comment(selected: SelectedSpan, isQuestion = false): void {
    this.position.openThreads(selected.blockId);
    this.writing.begin({ kind: 'thread', place: selected.blockId, span: selected.span, isQuestion });
    this.selection.clear();
  }

  protected showKeys(): void {
    void this.dialogs.open(() => import('../keys/keys-dialog').then((it) => it.KeysDialog), {
      ariaLabelledBy: 'reading-keys-title',
    });
  }

  protected key(event: KeyboardEvent): void {
    if (event.defaultPrevented || !this.reading()) return;
    const action = this.keys.actionOf(event, keyTarget(event.target));
    if (action !== null && this.act(action, event.target)) event.preventDefault();
  }

  private act(action: ReadingAction, target: EventTarget | null): boolean {
    const place = this.position.place();
    switch (action) {
      case 'next':
        return this.position.step(1);
      case 'previous':
        return this.position.step(-1);
      case 'next-new':
        return this.goOn(1);
      case 'previous-new':
        return this.goOn(-1);
      case 'list':
        this.chooseThread();
        return true;
      case 'read-up-to-here':
        return this.markReadUpToHere();
      case 'threads':
        return place !== null && this.enterPanel(place);
      case 'comment':
        return this.beginComment(place);
      case 'ask':
        return this.beginComment(place, true);
      case 'quote':
        return this.quote(place);
      case 'keys':
        this.showKeys();
        return true;
      case 'back':
        return this.back(target);
    }
  }

  protected chooseThread(): void {
    void this.walk.choose(this.readingId());
  }

  /** Through the list one has taken along, otherwise through what is new. */
  protected goOn(by: 1 | -1): boolean {
    if (this.walk.isUnderWay()) void this.walk.step(by);
    else this.goToNew(by);
    return true;
  }

  private goToNew(by: 1 | -1): boolean {
    if (!this.position.stepToNew(by)) this.announcer.announce(this.transloco.translate('readings.page.nothingNew'));
    return true;
  }

  private markReadUpToHere(): boolean {
    const said = this.position.markReadUpToHere() ? 'readUpToHere' : 'nothingNewUpToHere';
    this.announcer.announce(this.transloco.translate(`readings.page.${said}`));
    return true;
  }

  private enterPanel(place: Place): boolean {
    this.position.openThreads(place);
    setTimeout(() => document.querySelector<HTMLElement>('[data-margin]')?.focus({ preventScroll: true }));
    return true;
  }

  private beginComment(place: Place | null, isQuestion = false): boolean {
    if (!this.discussion.viewer().can.comment) return false;
    const selected = this.selection.look();
    if (selected && typeof this.store.numbers().get(selected.blockId) === 'number') {
      this.comment(selected, isQuestion);
      return true;
    }
    const target = place ?? wholeReading;
    this.position.openThreads(target);
    this.writing.begin({ kind: 'thread', place: target, span: null, isQuestion });
    return true;
  }

  /** Quotes what is selected; with nothing selected it selects the paragraph's sentences one after the other. */
  private quote(place: Place | null): boolean {
    const selected = this.selection.look();
    if (selected && !this.selection.isPicked()) return this.beginComment(place);
    if (place === null || place === wholeReading) return false;
    const words = this.selection.pickSentence(place, this.reading()?.reading.language ?? null);
    if (words !== null)
      this.announcer.announce(
        this.transloco.translate('readings.page.picked', {
          words,
          comment: this.keys.of('comment'),
          quote: this.keys.of('quote'),
        }),
      );
    return words !== null;
  }

  private back(target: EventTarget | null): boolean {
    if (this.selection.look()) {
      this.selection.clear();
      return true;
    }
    const isInPanel = target instanceof Element && target.closest('[data-margin]') !== null;
    if (isInPanel || this.position.isSheetOpen()) {
      this.position.closeSheet();
      this.position.focusPlace();
      return true;
    }
    if (this.position.place() === null) return false;
    this.position.leave();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return true;
  }
}
