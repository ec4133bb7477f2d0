import { Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideEyeOff, LucidePlus } from '@lectern/web/icons';
import { Button, FaultState, Skeleton } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import { nowhere, type Place } from '../discussion/place';
import { GoingOn } from '../thread/going-on';
import { ThreadActions } from '../thread/thread-actions';
import { ThreadCard } from '../thread/thread-card';
import { Composer } from '../writing/composer';
import { WritingStore } from '../writing/writing-store';
import { targetKey, type WritingTarget } from '../writing/writing-target';
import { PlaceView } from './place-view';

/** The threads at the place one is at, and where one writes a new one. */
@Component({
  selector: 'lec-place-threads',
  imports: [
    Button,
    Composer,
    FaultState,
    LucideEyeOff,
    LucidePlus,
    RouterLink,
    Skeleton,
    ThreadCard,
    TranslocoDirective,
  ],
  providers: [PlaceView, ThreadActions],
  templateUrl: './place-threads.html',
  styleUrl: './place-threads.css',
})
export class PlaceThreads {
  readonly place = input.required<Place>();
  /** the composer of a new thread closed */
  readonly closed = output();

  protected readonly discussion = inject(DiscussionStore);
  protected readonly writing = inject(WritingStore);
  protected readonly view = inject(PlaceView);
  private readonly router = inject(Router);
  private readonly goingOn = inject(GoingOn);

  protected readonly load = computed(() => this.discussion.loads().get(this.place()));
  protected readonly isLoading = computed(
    () => this.load()?.status === 'loading' && !this.view.threads().some(({ tree }) => tree.length > 0),
  );
  protected readonly isEmpty = computed(
    () => this.view.threads().length === 0 && this.view.heldThreads().length === 0 && this.load()?.status !== 'failed',
  );
  /** what others say here is hidden, whether anybody says anything or not */
  protected readonly isHidden = computed(() => this.discussion.isHiddenAt(this.place()));
  protected readonly isWriting = computed(() => this.writing.target()?.kind === 'thread');
  /** nothing new is said where nothing stands */
  protected readonly isNowhere = computed(() => this.place() === nowhere);
  protected readonly canWrite = computed(() => this.discussion.viewer().can.comment);
  /** closed as a whole: one reads it and keeps notes */
  protected readonly isClosed = computed(() => !this.goingOn.inReading(this.discussion));
  protected readonly cannotReason = computed(() => {
    const { personId, role } = this.discussion.viewer();
    if (personId === null) return 'signIn';
    return role === 'observer' ? 'observer' : 'join';
  });
  protected readonly here = computed(() => this.router.url);

  protected begin(): void {
    this.writing.begin({ kind: 'thread', place: this.place(), span: null });
  }

  protected key(target: WritingTarget | null): string {
    return target ? `${targetKey(target)}:${target.kind === 'thread' ? (target.span?.start ?? '') : ''}` : '';
  }

  protected revealThreads(): void {
    const ids = this.view.heldThreads().map(({ id }) => id);
    this.discussion.reveal(ids);
    for (const id of ids) this.discussion.setOpen(id, true);
  }
}
