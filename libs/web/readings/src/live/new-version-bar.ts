import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideFilePenLine } from '@lectern/web/icons';
import { Button, Notices } from '@lectern/web/ui';
import { DiscussionStore } from '@lectern/web/threads';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';
import { ShowNewRevision } from './show-new-revision';

/** Says that another version was published while one reads, and shows it when one asks for it. */
@Component({
  selector: 'lec-new-version-bar',
  imports: [Button, LucideFilePenLine, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'readings.newVersion'" role="status" class="frame">
      @if (discussion.newRevision(); as revision) {
        <div class="bar">
          <svg lucideFilePenLine size="17"></svg>
          <p>{{ t('published', { number: revision.number }) }}</p>
          <button lecButton="primary" [isSmall]="true" type="button" [isBusy]="revisions.isBusy()" (click)="show()">
            {{ t('show') }}
          </button>
          <a
            lecButton="quiet"
            [isSmall]="true"
            [routerLink]="['/readings', reading.readingId(), 'compare']"
            [queryParams]="{ from: reading.reading().value?.revision?.number, to: revision.number }"
            >{{ t('compare') }}</a
          >
        </div>
      }
    </div>
  `,
  styles: `
    .frame {
      position: fixed;
      inset: calc(var(--header-height) + 8px) 0 auto;
      z-index: 40;
      display: grid;
      justify-items: center;
      padding: 0 12px;
      pointer-events: none;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      padding: 8px 8px 8px 16px;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
      pointer-events: auto;
    }
    svg {
      color: var(--new);
    }
    @media print {
      .frame {
        display: none;
      }
    }
  `,
})
export class NewVersionBar {
  protected readonly discussion = inject(DiscussionStore);
  protected readonly reading = inject(ReadingStore);
  protected readonly revisions = inject(ShowNewRevision);
  private readonly position = inject(PositionStore);
  private readonly notices = inject(Notices);

  /** The button that was pressed goes away: the focus goes to the place one is at. */
  protected async show(): Promise<void> {
    if (await this.notices.attempt(() => this.revisions.show())) setTimeout(() => this.position.focusPlace());
  }
}
