import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnyReaction, Comment } from '@lectern/contracts';
import { commentVerdict } from '@lectern/domain';
import { LucideSmilePlus } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import { GoingOn } from '../thread/going-on';
import { ThreadActions } from '../thread/thread-actions';
import { ReactionIcon } from './reaction-icon';

interface Chip {
  readonly reaction: AnyReaction;
  readonly count: number;
  readonly isOwn: boolean;
}

/** The reactions to a comment, and those one can put to it: what the group chose, and to a question “me too”. */
@Component({
  selector: 'lec-comment-reactions',
  imports: [Button, LucideSmilePlus, ReactionIcon, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'threads.reactions'" role="group" class="reactions" [attr.aria-label]="t('label')">
      @for (chip of chips(); track chip.reaction) {
        @if (canReact()) {
          <button
            type="button"
            class="chip"
            [attr.aria-pressed]="chip.isOwn"
            [title]="t('name.' + chip.reaction)"
            (click)="toggle(chip)"
          >
            <lec-reaction-icon [reaction]="chip.reaction" />
            <span [class.visually-hidden]="chip.reaction !== 'me-too'">{{ t('name.' + chip.reaction) + ' ' }}</span>
            @if (chip.count > 0) {
              <span class="count">{{ chip.count }}</span>
            }
          </button>
        } @else {
          <span class="chip" [title]="t('name.' + chip.reaction)">
            <lec-reaction-icon [reaction]="chip.reaction" />
            <span class="visually-hidden">{{ t('name.' + chip.reaction) }}</span>
            <span class="count">{{ chip.count }}</span>
          </span>
        }
      }
      @if (canReact() && choices().length > 0) {
        <button
          lecButton="quiet"
          [isSmall]="true"
          type="button"
          class="more"
          [attr.aria-expanded]="isChoosing()"
          [attr.aria-label]="t('react')"
          [title]="t('react')"
          (click)="isChoosing.set(!isChoosing())"
        >
          <svg lucideSmilePlus size="16"></svg>
        </button>
      }
      @if (isChoosing()) {
        @for (choice of choices(); track choice) {
          <button type="button" class="chip" (click)="choose(choice)">
            <lec-reaction-icon [reaction]="choice" />{{ t('name.' + choice) }}
          </button>
        }
      }
    </div>
  `,
  styleUrl: './comment-reactions.css',
})
export class CommentReactions {
  readonly comment = input.required<Comment>();

  private readonly discussion = inject(DiscussionStore);
  private readonly actions = inject(ThreadActions);
  private readonly goingOn = inject(GoingOn);
  protected readonly isChoosing = signal(false);

  private readonly own = computed(() => this.discussion.ownReactions().get(this.comment().id)?.reactions ?? []);
  private readonly isOpenToAsk = computed(() => {
    const { threadId, id } = this.comment();
    // a thread is named like its first comment, which is the question
    return id === threadId && this.discussion.discussion.threads().get(threadId)?.kind === 'question';
  });
  protected readonly canReact = computed(() => {
    const { personId, role } = this.discussion.viewer();
    const { author, isDeleted } = this.comment();
    const verdict = commentVerdict({ personId, role }, 'react', { authorId: author?.id ?? null, isDeleted });
    return verdict === 'allow' && this.goingOn.forViewer(this.discussion, this.comment().threadId);
  });

  protected readonly chips = computed((): readonly Chip[] => {
    const known = this.comment()
      .reactions.filter(({ reaction }) => reaction !== 'me-too' || this.isOpenToAsk())
      .map(({ reaction, count }) => ({ reaction, count, isOwn: this.own().includes(reaction) }));
    const isOwn = this.comment().author?.id === this.discussion.viewer().personId;
    const isOffered =
      this.isOpenToAsk() && !isOwn && this.canReact() && !known.some(({ reaction }) => reaction === 'me-too');
    return isOffered ? [...known, { reaction: 'me-too', count: 0, isOwn: false }] : known;
  });

  /** what the group uses and nobody put here yet */
  protected readonly choices = computed(() => {
    const there = new Set(this.chips().map(({ reaction }) => reaction));
    return this.discussion.reactionSet().filter((reaction) => !there.has(reaction));
  });

  protected toggle({ reaction, isOwn }: Chip): void {
    void this.actions.react(this.comment().id, reaction, !isOwn);
  }

  protected choose(reaction: AnyReaction): void {
    this.isChoosing.set(false);
    void this.actions.react(this.comment().id, reaction, true);
  }
}
