import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Thread } from '@lectern/contracts';
import { placeThreadVerdict } from '@lectern/domain';
import { Button, Notices } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';
import { ThreadPlacer } from './thread-placer';

/** Says how sure it is where a thread stands, leads to where it stood before, and lets who may put it in its place. */
@Component({
  selector: 'lec-uncertain-anchor',
  imports: [Button, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'threads.thread'">
      <p class="certainty">{{ t('certainty.' + certainty()) }}</p>
      <div class="actions">
        @if (lastPlace(); as last) {
          <a
            lecButton="quiet"
            [isSmall]="true"
            [routerLink]="['/readings', thread().readingId, 'versions', last.revisionNumber]"
            [fragment]="'b-' + last.blockId"
            >{{ t('readThere', { number: last.revisionNumber }) }}</a
          >
        }
        @if (canPlace()) {
          @if (certainty() === 'moved') {
            <button lecButton="quiet" [isSmall]="true" type="button" [isBusy]="isBusy()" (click)="confirm()">
              {{ t('confirm') }}
            </button>
          }
          <button lecButton="quiet" [isSmall]="true" type="button" [isBusy]="isBusy()" (click)="place()">
            {{ t(certainty() === 'moved' ? 'placeElsewhere' : 'place') }}
          </button>
        }
      </div>
    </ng-container>
  `,
  styles: `
    .certainty {
      color: var(--question);
      font-size: var(--small-size);
      line-height: var(--small-line);
    }
    .actions {
      gap: 0 4px;
      margin-inline-start: -12px;
    }
  `,
})
export class UncertainAnchor {
  readonly thread = input.required<Thread>();
  /** which of its anchors */
  readonly position = input.required<number>();

  private readonly discussion = inject(DiscussionStore);
  private readonly placer = inject(ThreadPlacer, { optional: true });
  private readonly notices = inject(Notices);
  protected readonly isBusy = signal(false);
  private readonly anchor = computed(() => this.thread().anchors[this.position()]);
  protected readonly certainty = computed(() => this.anchor()?.certainty ?? 'exact');
  protected readonly lastPlace = computed(() => this.anchor()?.lastPlace ?? null);
  protected readonly canPlace = computed(() => {
    const { personId, role } = this.discussion.viewer();
    const verdict = placeThreadVerdict({ personId, role }, { openedById: this.thread().openedBy?.id ?? null });
    return this.placer !== null && verdict === 'allow';
  });

  protected place(): Promise<void> {
    return this.during(() => this.placer?.place(this.thread(), this.position()));
  }

  protected confirm(): Promise<void> {
    return this.during(() => this.placer?.confirm(this.thread(), this.position()));
  }

  private async during(act: () => Promise<void> | undefined): Promise<void> {
    this.isBusy.set(true);
    await this.notices.attempt(async () => act());
    this.isBusy.set(false);
  }
}
