import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Block, type Comment, type CommentPage, type Thread, threadRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { LucideMessageSquare } from '@lectern/web/icons';
import { Moment, RemoteState } from '@lectern/web/ui';
import { Prose } from '@lectern/web/threads';
import { BlockText } from '../../text/block-text';

/** A paragraph of an older version, with what was said about it, to be read and not to be answered here. */
@Component({
  selector: 'lec-version-block',
  imports: [BlockText, LucideMessageSquare, Moment, Prose, RemoteState, TranslocoDirective],
  template: `
    <div
      *transloco="let t; prefix: 'revisions.version'"
      class="block"
      tabindex="-1"
      [id]="'b-' + block().id"
      [attr.data-kind]="block().kind"
    >
      <p class="words" dir="auto">
        @if (block().label; as label) {
          <span class="quiet">{{ label }} </span>
        }
        <lec-block-text [block]="block()" [spans]="spans()" />
      </p>
      @if (count() > 0) {
        <button type="button" [attr.aria-expanded]="isOpen()" (click)="toggle()">
          <svg lucideMessageSquare size="16"></svg>{{ t('comments', { count: count() }) }}
        </button>
      }
      @if (isOpen()) {
        <div class="threads">
          <lec-remote-state [remote]="comments()" [lines]="3" (retry)="load()" />
          @for (comment of comments().value ?? []; track comment.id) {
            <article class="comment" [class.answer]="comment.parentId !== null">
              <p class="quiet small">
                <bdi class="name">{{ comment.author?.displayName ?? t('someone') }}</bdi>
                · <lec-moment [at]="comment.createdAt" [isFocusable]="false" />
              </p>
              @if (comment.body; as body) {
                <lec-prose [markdown]="body" />
              } @else {
                <p class="quiet">{{ t('deleted') }}</p>
              }
            </article>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './version-block.css',
})
export class VersionBlock {
  readonly readingId = input.required<string>();
  readonly block = input.required<Block>();
  readonly threads = input.required<readonly Thread[]>();

  private readonly api = inject(ApiClient);
  protected readonly isOpen = signal(false);
  protected readonly comments = signal<Remote<readonly Comment[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly Comment[]>((change) => this.comments.update(change));
  protected readonly count = computed(() => this.threads().reduce((sum, { commentCount }) => sum + commentCount, 0));
  protected readonly spans = computed(() =>
    this.threads().flatMap(({ id, anchors }) =>
      anchors.flatMap(({ blockId, span }) =>
        blockId === this.block().id && span ? [{ threadId: id, start: span.start, end: span.end }] : [],
      ),
    ),
  );

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
    if (this.isOpen() && this.comments().value === null) void this.load();
  }

  protected load(): Promise<void> {
    return this.loadWith(async () => (await Promise.all(this.threads().map(({ id }) => this.commentsOf(id)))).flat());
  }

  private async commentsOf(threadId: string): Promise<Comment[]> {
    const comments: Comment[] = [];
    for (let after: number | null = 0; after !== null;) {
      const page: CommentPage = await this.api.call(threadRoutes.comments, {
        params: { readingId: this.readingId() },
        query: { threadId, ...(after > 0 ? { after: String(after) } : {}) },
      });
      comments.push(...page.comments);
      after = page.next;
    }
    return comments;
  }
}
