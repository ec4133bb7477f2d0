import { computed, inject, Injectable, signal } from '@angular/core';
import type { Comment, Person, Thread } from '@lectern/contracts';
import { type CommentNode, nodeOf, threadTree } from '@lectern/domain';
import { SessionStore } from '@lectern/web/core';
import { Outbox } from '@lectern/web/realtime';
import { DiscussionStore } from '../discussion/discussion-store';
import { heldBack } from '../discussion/held-back';
import { type Place, wholeReading } from '../discussion/place';
import { withWaiting } from '../waiting/with-waiting';

/** A thread as it is drawn at a place. */
export interface ThreadItem {
  readonly thread: Thread;
  readonly tree: readonly CommentNode[];
  /** the branch one has gone into, drawn alone; null: the whole tree */
  readonly branch: CommentNode | null;
  /** the first comment, for the line that stands for the folded thread */
  readonly first: Comment | null;
  /** comments that are not deleted, without those that wait to be shown */
  readonly shownCount: number;
  /** comments that came since and wait to be shown */
  readonly heldCount: number;
  /** whether the thread itself is still to be sent */
  readonly isUnsent: boolean;
  /** whether anything in it is still to be sent, or was refused */
  readonly hasWaiting: boolean;
}

/** What one sees at the place one is at: its threads with the viewer's unsent ones, and what waits to be shown. */
@Injectable()
export class PlaceView {
  private readonly discussion = inject(DiscussionStore);
  private readonly outbox = inject(Outbox);
  private readonly session = inject(SessionStore);
  readonly place = computed((): Place => this.discussion.place() ?? wholeReading);
  /** per thread the comments whose branches one has gone into, one within the other */
  private readonly branches = signal<ReadonlyMap<string, readonly string[]>>(new Map());

  private readonly me = computed((): Person => {
    const account = this.session.account();
    return { id: account?.id ?? '', displayName: account?.displayName ?? '' };
  });

  private readonly known = computed(() => {
    // The summary changes with each thread of this place, the map of all threads with any.
    this.discussion.summaries.of(this.place())();
    const threads = this.discussion.discussion.threads();
    return [...this.discussion.summaries.threadIds(this.place())].flatMap((id) => threads.get(id) ?? []);
  });

  private readonly whole = computed(() => {
    const threads = this.known();
    const ids = new Set(threads.map(({ id }) => id));
    const comments = [...this.discussion.discussion.comments().values()].filter(({ threadId }) => ids.has(threadId));
    return withWaiting(threads, comments, this.commandsHere(), this.me());
  });

  /** per comment, or per command that made it, what waits to be sent for it */
  readonly waiting = computed(() => this.whole().waiting);

  private readonly isHeld = computed(() => {
    const [entered, revealed, personId] = [
      this.discussion.enteredSeq(),
      this.discussion.revealedSeqs(),
      this.discussion.personId(),
    ];
    return (thread: Thread) =>
      thread.audience === 'group' &&
      thread.createdSeq > entered &&
      !revealed.has(thread.id) &&
      !this.waiting().has(thread.id) &&
      thread.openedBy?.id !== personId;
  });

  /** threads that others opened here since one came */
  readonly heldThreads = computed(() =>
    this.whole().threads.filter((thread) => thread.commentCount > 0 && this.isHeld()(thread)),
  );

  readonly threads = computed((): readonly ThreadItem[] => {
    const { threads, comments, waiting } = this.whole();
    const ofThread = Map.groupBy(comments, ({ threadId }) => threadId);
    return threads
      .filter((thread) => !this.isHeld()(thread))
      .sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || inOrder(a, b, waiting))
      .map((thread) => this.item(thread, ofThread.get(thread.id) ?? [], waiting.has(thread.id)))
      .filter(({ thread, tree }) => thread.commentCount > 0 || tree.length > 0);
  });

  /** Goes into the branch of a comment: it stands alone, with everything below it. */
  enterBranch(threadId: string, commentId: string): void {
    this.branches.update((branches) => new Map(branches).set(threadId, [...(branches.get(threadId) ?? []), commentId]));
  }

  /** Draws whole threads again in which one is in a branch. */
  leaveBranches(threadId: string): void {
    this.branches.update((branches) => new Map(branches).set(threadId, []));
  }

  /** Comes out of the branch gone into last, and answers which that was. */
  leaveBranch(threadId: string): string | undefined {
    const path = this.branches().get(threadId) ?? [];
    this.branches.update((branches) => new Map(branches).set(threadId, path.slice(0, -1)));
    return path.at(-1);
  }

  private commandsHere() {
    const place = this.place();
    const blockId = place === wholeReading ? null : place;
    return this.outbox.commands().filter((command) => {
      if (command.readingId !== this.discussion.readingId()) return false;
      return command.name !== 'thread.open' || command.input.anchor.blockId === blockId;
    });
  }

  private item(thread: Thread, comments: readonly Comment[], isUnsent: boolean): ThreadItem {
    const revealed = this.discussion.revealedSeqs().get(thread.id) ?? 0;
    // what is said among few is shown at once; it has numbers of its own
    const isShown = thread.audience !== 'group';
    const shownSeq = isShown ? Number.MAX_SAFE_INTEGER : Math.max(this.discussion.enteredSeq(), revealed);
    const { shown, waiting } = heldBack(comments, shownSeq, this.discussion.personId());
    const tree = threadTree(shown);
    const entered = this.branches().get(thread.id)?.at(-1);
    return {
      thread,
      tree,
      branch: (entered !== undefined && nodeOf(tree, entered)) || null,
      first: tree[0]?.comment ?? null,
      shownCount: shown.length > 0 ? shown.filter(({ isDeleted }) => !isDeleted).length : thread.commentCount,
      heldCount: waiting.length,
      isUnsent,
      hasWaiting: comments.some(({ id }) => this.waiting().has(id)),
    };
  }
}

/** As they were opened, those still to be sent last; each audience has numbers of its own. */
function inOrder(a: Thread, b: Thread, waiting: ReadonlyMap<string, unknown>): number {
  const isUnsent = Number(waiting.has(a.id)) - Number(waiting.has(b.id));
  if (isUnsent !== 0 || a.audience === b.audience) return isUnsent || a.createdSeq - b.createdSeq;
  return Date.parse(a.openedAt) - Date.parse(b.openedAt);
}
