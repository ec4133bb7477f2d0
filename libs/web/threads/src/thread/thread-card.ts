import { Component, computed, effect, ElementRef, inject, input, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideChevronRight, LucideCornerLeftUp, LucideCornerRightDown } from '@lectern/web/icons';
import { ContactStore } from '@lectern/web/core';
import { Badge, Button } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import { nowhere, type Place } from '../discussion/place';
import { unreadCount } from '../discussion/unread';
import { PlaceView, type ThreadItem } from '../place/place-view';
import { ProseReader } from '../prose/prose-reader';
import { Composer } from '../writing/composer';
import { WritingStore } from '../writing/writing-store';
import { targetKey, type WritingTarget } from '../writing/writing-target';
import { CommentView } from './comment-view';
import { GoingOn } from './going-on';
import { SoughtComment } from './sought-comment';
import { UncertainAnchor } from './uncertain-anchor';
import { ThreadPlaces } from './thread-places';
import { hasStanding, ThreadStanding } from './thread-standing';
import { ThreadTools } from './thread-tools';

const readAfterMs = 1_000;
const excerptCharacters = 160;

/** A thread: folded to a line where there are several, or with everything said in it that one has asked to see. */
@Component({
  selector: 'lec-thread-card',
  imports: [
    Badge,
    Button,
    CommentView,
    Composer,
    LucideChevronRight,
    LucideCornerLeftUp,
    LucideCornerRightDown,
    ThreadPlaces,
    ThreadStanding,
    ThreadTools,
    TranslocoDirective,
    UncertainAnchor,
  ],
  templateUrl: './thread-card.html',
  styleUrl: './thread-card.css',
})
export class ThreadCard {
  readonly item = input.required<ThreadItem>();
  readonly place = input.required<Place>();
  readonly isFoldable = input(false);

  private readonly contacts = inject(ContactStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly view = inject(PlaceView);
  private readonly goingOn = inject(GoingOn);
  private readonly writing = inject(WritingStore);
  private readonly reader = inject(ProseReader);
  private readonly sought = inject(SoughtComment);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly answerButton = viewChild<string, ElementRef<HTMLElement>>('answerButton', { read: ElementRef });

  private readonly id = computed(() => this.item().thread.id);
  protected readonly isOpen = computed(
    () => !this.isFoldable() || this.item().hasWaiting || this.discussion.openThreadIds().has(this.id()),
  );
  protected readonly newCount = computed(() => unreadCount(this.discussion.unread(), this.id()));
  protected readonly hasStanding = computed(() => hasStanding(this.item().thread));
  protected readonly openerName = computed(() => this.item().thread.openedBy?.displayName ?? '');
  /** which of its anchors stands here */
  protected readonly position = computed(() => {
    const { anchors } = this.item().thread;
    const here = anchors.findIndex(({ blockId, isWhole }) =>
      this.place() === nowhere ? blockId === null && !isWhole : blockId === this.place(),
    );
    return Math.max(0, here);
  });
  private readonly anchor = computed(() => this.item().thread.anchors[this.position()]);
  protected readonly quote = computed(() => this.anchor()?.quote ?? null);
  protected readonly certainty = computed(() => this.anchor()?.certainty ?? 'exact');
  /** it was opened by somebody whom the viewer muted or blocked */
  protected readonly isUnwanted = computed(() => this.contacts.choices().has(this.item().thread.openedBy?.id ?? ''));
  protected readonly excerpt = computed(() => {
    const body = this.item().first?.body;
    return body && !this.isUnwanted() ? this.reader.excerpt(body, excerptCharacters) : '';
  });
  protected readonly answerTarget = computed((): WritingTarget => ({
    kind: 'answer',
    place: this.place(),
    threadId: this.id(),
    parentId: null,
  }));
  protected readonly isAnswering = computed(() => {
    const open = this.writing.target();
    return open !== null && targetKey(open) === targetKey(this.answerTarget());
  });
  protected readonly canAnswer = computed(
    () =>
      this.discussion.viewer().can.comment &&
      !this.item().isUnsent &&
      this.goingOn.forViewer(this.discussion, this.id()),
  );

  constructor() {
    this.markReadWhileShown();
    this.goToSought();
  }

  protected toggle(): void {
    this.discussion.setOpen(this.id(), !this.isOpen());
  }

  protected answer(): void {
    this.writing.begin(this.answerTarget());
  }

  /** The button that was pressed is gone: the focus goes to the comment whose branch it was. */
  protected leaveBranch(): void {
    const commentId = this.view.leaveBranch(this.id());
    setTimeout(() =>
      this.host.querySelector<HTMLElement>(`[data-comment="${commentId}"]`)?.focus({ preventScroll: true }),
    );
  }

  /** Goes to one of its comments, into its branch where it stands too deep. */
  protected goTo(commentId: string): void {
    const isDrawn = () => this.host.querySelector<HTMLElement>(`[data-comment="${commentId}"]`);
    if (!isDrawn()) this.view.leaveBranches(this.id());
    setTimeout(() => {
      if (!isDrawn()) this.view.enterBranch(this.id(), commentId);
      setTimeout(() => {
        isDrawn()?.focus({ preventScroll: true });
        isDrawn()?.scrollIntoView({ block: 'nearest' });
      });
    });
  }

  /** The bar that was pressed is gone: the focus goes to the first comment it brought. */
  protected reveal(): void {
    this.discussion.reveal([this.id()]);
    setTimeout(() => this.host.querySelector<HTMLElement>('.fresh')?.focus({ preventScroll: true }));
  }

  protected refocus(): void {
    setTimeout(() => this.answerButton()?.nativeElement.focus({ preventScroll: true }));
  }

  /** Goes to the comment a link leads to, once it is here; what stands on a later page is loaded. */
  private goToSought(): void {
    effect(() => {
      const sought = this.sought.sought();
      if (sought?.threadId !== this.id() || !this.isOpen()) return;
      const load = this.discussion.loads().get(this.place());
      if (load?.status !== 'ready') return;
      const isHere = this.discussion.discussion.comments().has(sought.commentId);
      untracked(() => {
        if (!isHere && load.next !== null) return this.discussion.loadOn(this.place());
        this.sought.found();
        this.goTo(sought.commentId);
      });
    });
  }

  /** What stands open before one's eyes for a moment is read. */
  private markReadWhileShown(): void {
    effect((onCleanup) => {
      const isLoaded = this.discussion.loads().get(this.place())?.status === 'ready';
      if (!isLoaded || !this.isOpen() || this.newCount() === this.item().heldCount) return;
      const timer = setInterval(() => {
        if (document.visibilityState === 'visible') this.discussion.markShown(this.id());
      }, readAfterMs);
      onCleanup(() => clearInterval(timer));
    });
  }
}
