import { Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type CommentAction, commentVerdict, type CommentNode } from '@lectern/domain';
import type { WaitingCommand } from '@lectern/web/realtime';
import { Badge, Button, Dialogs, Moment } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import type { Place } from '../discussion/place';
import { PlaceView } from '../place/place-view';
import { Prose } from '../prose/prose';
import { WaitingNote } from '../waiting/waiting-note';
import { Composer } from '../writing/composer';
import { WritingStore } from '../writing/writing-store';
import { targetKey, type WritingTarget } from '../writing/writing-target';

/** A comment with the answers to it. */
@Component({
  selector: 'lec-comment-view',
  imports: [Badge, Button, Composer, Moment, Prose, TranslocoDirective, WaitingNote],
  templateUrl: './comment-view.html',
  styleUrl: './comment-view.css',
})
export class CommentView {
  readonly node = input.required<CommentNode>();
  readonly place = input.required<Place>();
  readonly depth = input(0);

  private readonly discussion = inject(DiscussionStore);
  private readonly view = inject(PlaceView);
  private readonly writing = inject(WritingStore);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  private readonly self = viewChild<ElementRef<HTMLElement>>('self');

  /** comments that are not on the server yet stand after every number it gives */
  protected readonly unsentSeq = Number.MAX_SAFE_INTEGER / 2;
  protected readonly comment = computed(() => this.node().comment);
  protected readonly waiting = computed(() => this.view.waiting().get(this.comment().id) ?? null);
  protected readonly isFresh = computed(
    () => !this.comment().isDeleted && this.discussion.freshIds().has(this.comment().id),
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

  protected can(action: CommentAction): boolean {
    const { personId, role, can } = this.discussion.viewer();
    const { author, isDeleted } = this.comment();
    return (
      can.comment && commentVerdict({ personId, role }, action, { authorId: author?.id ?? null, isDeleted }) === 'allow'
    );
  }

  protected answer(): void {
    this.writing.begin(this.answerTarget());
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
