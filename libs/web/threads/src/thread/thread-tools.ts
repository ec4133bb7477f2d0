import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { limits, type Thread, type ThreadChange } from '@lectern/contracts';
import { changeThreadVerdict, moveThreadVerdict, placeThreadVerdict, widenVerdict } from '@lectern/domain';
import { Button, Dialogs, Notices } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import { askFrom, askSeconds } from '../standing/standing-dialogs';
import { ThreadPlacer } from './thread-placer';
import { ThreadActions } from './thread-actions';

/** What can be said of a thread by whoever may: that it is a question, that it is settled, that it stands first, that it is closed or slow. */
@Component({
  selector: 'lec-thread-tools',
  imports: [Button, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'threads.tools'">
      @for (audience of wider(); track audience) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="widen(audience)">
          {{ t('widen.' + audience) }}
        </button>
      }
      @if (can('resolved')) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="resolve()">
          {{ t(thread().resolved ? 'reopen' : 'resolve') }}
        </button>
      }
      @if (can('kind')) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="ask()">
          {{ t(thread().kind === 'question' ? 'isComment' : 'isQuestion') }}
        </button>
      }
      @if (canPlace()) {
        @if (isSure()) {
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="place(position())">{{ t('move') }}</button>
        }
        @if (thread().anchors.length < placesMax) {
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="place(thread().anchors.length)">
            {{ t('also') }}
          </button>
        }
        @if (thread().anchors.length > 1) {
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="takeAway()">{{ t('notHere') }}</button>
        }
      }
      @if (canGo()) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="takeElsewhere()">
          {{ t('elsewhere') }}
        </button>
      }
      @if (can('pinned')) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="pin()">
          {{ t(thread().isPinned ? 'unpin' : 'pin') }}
        </button>
      }
      @if (can('closed')) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="close()">
          {{ t(thread().closesAt ? 'open' : 'close') }}
        </button>
      }
      @if (can('slowed')) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="slow()">
          {{ t(thread().slowSeconds === null ? 'slow' : 'quicken') }}
        </button>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
    }
  `,
})
export class ThreadTools {
  readonly thread = input.required<Thread>();
  /** which of its anchors stands here */
  readonly position = input.required<number>();

  private readonly discussion = inject(DiscussionStore);
  private readonly actions = inject(ThreadActions);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly placer = inject(ThreadPlacer, { optional: true });
  private readonly transloco = inject(TranslocoService);
  private readonly actor = computed(() => {
    const { personId, role } = this.discussion.viewer();
    return { personId, role };
  });

  /** What a revision left unsure is put right where that is said. */
  protected readonly isSure = computed(() => this.thread().anchors[this.position()]?.certainty === 'exact');
  protected readonly placesMax = limits.anchorsPerThread;
  protected readonly canPlace = computed(
    () =>
      this.placer !== null &&
      this.thread().audience !== 'passage' &&
      placeThreadVerdict(this.actor(), { openedById: this.thread().openedBy?.id ?? null }) === 'allow',
  );

  protected readonly canGo = computed(() => {
    const { audience, openedBy } = this.thread();
    const facts = { audience, openedById: openedBy?.id ?? null };
    return this.placer !== null && moveThreadVerdict(this.actor(), facts) === 'allow';
  });

  protected takeElsewhere(): Promise<unknown> {
    return this.notices.attempt(async () => this.placer?.takeElsewhere(this.thread()));
  }

  protected place(position: number): Promise<unknown> {
    return this.notices.attempt(async () => this.placer?.place(this.thread(), position));
  }

  protected takeAway(): Promise<unknown> {
    return this.notices.attempt(async () => this.placer?.takeAway(this.thread(), this.position()));
  }

  protected can(what: ThreadChange['what']): boolean {
    return changeThreadVerdict(this.actor(), what, { openedById: this.thread().openedBy?.id ?? null }) === 'allow';
  }

  protected readonly wider = computed(() =>
    (['circle', 'leaders', 'group'] as const).filter((to) => {
      const { audience, openedBy } = this.thread();
      if (to === 'circle' && this.discussion.circle() === null) return false;
      return widenVerdict(this.actor(), { audience, openedById: openedBy?.id ?? null }, to) === 'allow';
    }),
  );

  /** It cannot be taken back: what was seen was seen. */
  protected async widen(audience: 'group' | 'leaders' | 'circle'): Promise<void> {
    const text = (key: string) => this.transloco.translate<string>(`threads.tools.widening.${key}`);
    const isSure = await this.dialogs.confirm({
      title: text(`title.${audience}`),
      text: text('text'),
      action: text(`action.${audience}`),
    });
    if (isSure) await this.actions.widen(this.thread().id, audience);
  }

  protected resolve(): void {
    this.say({ what: 'resolved', isResolved: this.thread().resolved === null });
  }

  protected ask(): void {
    this.say({ what: 'kind', kind: this.thread().kind === 'question' ? 'comment' : 'question' });
  }

  protected pin(): void {
    this.say({ what: 'pinned', isPinned: !this.thread().isPinned });
  }

  /** Closes it now or from a moment on; what is closed is opened again with one press. */
  protected async close(): Promise<void> {
    if (this.thread().closesAt !== null) return this.say({ what: 'closed', from: null });
    const from = await askFrom(this.dialogs, 'thread');
    if (from !== undefined) this.say({ what: 'closed', from });
  }

  /** Has people wait between two comments; one press ends that. */
  protected async slow(): Promise<void> {
    if (this.thread().slowSeconds !== null) return this.say({ what: 'slowed', seconds: null });
    const seconds = await askSeconds(this.dialogs, 'thread');
    if (seconds !== undefined) this.say({ what: 'slowed', seconds });
  }

  private say(change: ThreadChange): void {
    void this.actions.change(this.thread().id, change);
  }
}
