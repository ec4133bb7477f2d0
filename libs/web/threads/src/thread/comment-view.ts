import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  changeThreadVerdict,
  type CommentAction,
  commentsBelow,
  commentVerdict,
  type CommentNode,
} from '@lectern/domain';
import { LucideCheck, LucideCornerDownRight, LucideLink } from '@lectern/web/icons';
import { ContactStore } from '@lectern/web/core';
import type { WaitingCommand } from '@lectern/web/realtime';
import { Badge, Button, Copying, Dialogs, Moment, Notices } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import type { Place } from '../discussion/place';
import { PlaceView } from '../place/place-view';
import { Prose } from '../prose/prose';
import { ProseReader } from '../prose/prose-reader';
import { SoughtComment } from './sought-comment';
import { GoingOn } from './going-on';
import { ThreadActions } from './thread-actions';
import { WaitingNote } from '../waiting/waiting-note';
import { CommentReactions } from '../reactions/comment-reactions';
import { Composer } from '../writing/composer';
import { escaped, quotable, quotation } from '../writing/quotation';
import { WritingStore } from '../writing/writing-store';
import { targetKey, type WritingTarget } from '../writing/writing-target';

/** Levels of answers drawn in their place: deeper ones would leave no room for words, and are drawn as a branch of its own. */
const drawnLevels = 4;
/** Words of a comment quoted at the head of an answer when it is too long to be quoted whole. */
const quotedCharactersMax = 400;

/** A comment with the answers to it. */
@Component({
  selector: 'lec-comment-view',
  imports: [
    Badge,
    Button,
    CommentReactions,
    Composer,
    LucideCheck,
    LucideCornerDownRight,
    LucideLink,
    Moment,
    Prose,
    RouterLink,
    TranslocoDirective,
    WaitingNote,
  ],
  templateUrl: './comment-view.html',
  styleUrl: './comment-view.css',
})
export class CommentView {
  readonly node = input.required<CommentNode>();
  readonly place = input.required<Place>();
  readonly depth = input(0);

  private readonly contacts = inject(ContactStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly view = inject(PlaceView);
  private readonly actions = inject(ThreadActions);
  private readonly goingOn = inject(GoingOn);
  private readonly writing = inject(WritingStore);
  private readonly reader = inject(ProseReader);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly copying = inject(Copying);
  private readonly soughtComment = inject(SoughtComment);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly self = viewChild<ElementRef<HTMLElement>>('self');
  private readonly words = viewChild<string, ElementRef<HTMLElement>>('words', { read: ElementRef });

  /** comments that are not on the server yet stand after every number it gives */
  protected readonly unsentSeq = Number.MAX_SAFE_INTEGER / 2;
  protected readonly comment = computed(() => this.node().comment);
  protected readonly reactionsElsewhere = computed(() =>
    (this.comment().importedFrom?.reactions ?? []).reduce((sum, { count }) => sum + count, 0),
  );
  protected readonly waiting = computed(() => this.view.waiting().get(this.comment().id) ?? null);
  private readonly isShownAnyway = signal(false);
  /** from somebody whom the viewer muted or blocked, and not asked for */
  protected readonly isFolded = computed(() => {
    const { author, isDeleted } = this.comment();
    return !isDeleted && !this.isShownAnyway() && this.contacts.choices().has(author?.id ?? '');
  });
  protected readonly isFresh = computed(
    () => !this.comment().isDeleted && this.discussion.freshIds().has(this.comment().id),
  );
  /** a link led here */
  protected readonly isSought = computed(() => this.soughtComment.shownId() === this.comment().id);
  /** it was gone while one was here, and a moderator's decision about it fell */
  protected readonly isRestored = computed(() => this.discussion.restoredIds().has(this.comment().id));
  private readonly thread = computed(() => this.discussion.discussion.threads().get(this.comment().threadId));
  protected readonly isAnswer = computed(() => this.thread()?.answerId === this.comment().id);
  /** whether one may say that this comment answers the question, or no longer does */
  protected readonly canAccept = computed(() => {
    const thread = this.thread();
    const { personId, role } = this.discussion.viewer();
    if (thread?.kind !== 'question' || this.comment().id === thread.id || this.comment().isDeleted) return false;
    const verdict = changeThreadVerdict({ personId, role }, 'answer', { openedById: thread.openedBy?.id ?? null });
    return verdict === 'allow';
  });
  protected readonly isDeepest = computed(() => this.depth() >= drawnLevels - 1);
  protected readonly drawnAnswers = computed(() => (this.isDeepest() ? [] : this.node().answers));
  protected readonly below = computed(() => commentsBelow(this.node()).filter(({ isDeleted }) => !isDeleted));
  protected readonly freshBelow = computed(
    () => this.below().filter(({ id }) => this.discussion.freshIds().has(id)).length,
  );
  protected readonly answerTarget = computed((): WritingTarget => ({
    kind: 'answer',
    place: this.place(),
    threadId: this.comment().threadId,
    parentId: this.comment().id,
  }));
  protected readonly editTarget = computed((): WritingTarget => {
    const command = this.waiting();
    return command
      ? { kind: 'rewrite', place: this.place(), commandId: command.commandId }
      : { kind: 'edit', place: this.place(), threadId: this.comment().threadId, commentId: this.comment().id };
  });
  protected readonly isAnswering = computed(() => this.isTarget(this.answerTarget()));
  protected readonly isEditing = computed(() => this.isTarget(this.editTarget()));

  /** The button that was pressed is gone: the focus goes to what it brought. */
  protected showAnyway(): void {
    this.isShownAnyway.set(true);
    this.refocus();
  }

  protected isSomebodyElse(): boolean {
    const { personId } = this.discussion.viewer();
    const { author } = this.comment();
    return personId !== null && author !== null && author.id !== personId;
  }

  /** Asks how much one wants to hear from who wrote this. */
  protected async choosePerson(): Promise<void> {
    await this.dialogs.open(() => import('../people/person-dialog').then((it) => it.PersonDialog), {
      ariaLabelledBy: 'person-title',
      data: this.comment().author,
    });
  }

  protected canReport(): boolean {
    const { personId } = this.discussion.viewer();
    const { author, isDeleted } = this.comment();
    return personId !== null && !isDeleted && author?.id !== personId && this.comment().seq < this.unsentSeq;
  }

  protected can(action: CommentAction): boolean {
    if (action === 'answer' && !this.goingOn.forViewer(this.discussion, this.comment().threadId)) return false;
    const { personId, role, can } = this.discussion.viewer();
    const { author, isDeleted } = this.comment();
    return (
      can.comment && commentVerdict({ personId, role }, action, { authorId: author?.id ?? null, isDeleted }) === 'allow'
    );
  }

  protected answer(): void {
    if (this.isDeepest()) this.goFurther();
    this.writing.begin(this.answerTarget());
  }

  /** Begins an answer with the words selected in this comment at its head, or with the comment's own. */
  protected quote(): void {
    const { author, body } = this.comment();
    const selected = escaped(selectedIn(this.words()?.nativeElement));
    const words = selected || quotable(body ?? '') || escaped(this.reader.excerpt(body ?? '', quotedCharactersMax));
    if (this.isDeepest()) this.goFurther();
    const name = author?.displayName ?? this.transloco.translate<string>('threads.comment.someone');
    this.writing.beginWith(this.answerTarget(), quotation(name, words));
  }

  /** Draws this comment alone with everything below it; the focus goes to it there. */
  protected goFurther(): void {
    const { threadId, id } = this.comment();
    this.view.enterBranch(threadId, id);
    const card = this.self()?.nativeElement.closest('[role="group"]');
    setTimeout(() => card?.querySelector<HTMLElement>(`[data-comment="${id}"]`)?.focus({ preventScroll: true }));
  }

  protected accept(): void {
    const { threadId, id } = this.comment();
    void this.actions.change(threadId, { what: 'answer', commentId: this.isAnswer() ? null : id });
  }

  protected showVersions(): void {
    void this.dialogs.open(() => import('./versions-dialog').then((it) => it.VersionsDialog), {
      ariaLabelledBy: 'comment-versions-title',
      data: this.comment(),
    });
  }

  /** Tells those who lead the group what is wrong with it. */
  protected async report(): Promise<void> {
    const isDone = await this.dialogs.open<boolean>(
      () => import('../reporting/report-dialog').then((it) => it.ReportDialog),
      { ariaLabelledBy: 'report-title', data: this.comment() },
    );
    if (!isDone) return;
    const text = (key: string) => this.transloco.translate<string>(`threads.comment.${key}`);
    const run = () => void this.router.navigateByUrl('/reports');
    this.notices.tell(text('reported'), { text: text('toReports'), run });
  }

  /** Its permanent address, which leads here whatever becomes of the text around it. */
  protected copyLink(): void {
    void this.copying.address(`/comments/${this.comment().id}`);
  }

  protected edit(): void {
    this.writing.begin(this.editTarget());
  }

  protected rewrite(command: WaitingCommand): void {
    this.writing.begin({ kind: 'rewrite', place: this.place(), commandId: command.commandId });
  }

  protected refocus(): void {
    this.self()?.nativeElement.focus({ preventScroll: true });
  }

  protected async remove(): Promise<void> {
    const text = (key: string) => this.transloco.translate<string>(`threads.comment.remove.${key}`);
    const isSure = await this.dialogs.confirm({
      title: text('title'),
      text: text(this.node().answers.length > 0 ? 'withAnswers' : 'text'),
      action: text('action'),
      isDangerous: true,
    });
    if (isSure) await this.writing.remove(this.comment().id);
  }

  private isTarget(target: WritingTarget): boolean {
    const open = this.writing.target();
    return open !== null && targetKey(open) === targetKey(target);
  }
}

/** The words selected within an element; empty when the selection lies elsewhere. */
function selectedIn(element: HTMLElement | undefined): string {
  const selection = document.getSelection();
  if (!element || !selection || selection.rangeCount === 0 || selection.isCollapsed) return '';
  return element.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : '';
}
