import { Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { exportFormatSchema, type Reading, readingRoutes } from '@lectern/contracts';
import { addressOf } from '@lectern/web/core';
import { LucideEllipsisVertical } from '@lectern/web/icons';
import { DiscussionStore, ReadingActions } from '@lectern/web/threads';
import { Button, Dialogs } from '@lectern/web/ui';

/** What one can do with the text as a whole: its versions, what goes out of it and what comes in. */
@Component({
  selector: 'lec-reading-menu',
  providers: [ReadingActions],
  imports: [Button, LucideEllipsisVertical, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'readings.menu'">
      <button lecButton="icon" type="button" popovertarget="lec-reading-menu" [attr.aria-label]="t('open')">
        <svg lucideEllipsisVertical></svg>
      </button>
      <nav #menu id="lec-reading-menu" class="menu" popover [attr.aria-label]="t('open')">
        <ul [attr.aria-label]="t('over')">
          <li>
            <a class="menu-item" [routerLink]="['/readings', id(), 'schedule']">{{ t('schedule') }}</a>
          </li>
          @if (reading().viewer.can.comment) {
            <li>
              <a class="menu-item" [routerLink]="['/readings', id(), 'circles']">{{ t('circles') }}</a>
            </li>
          }
        </ul>
        <p class="menu-note" id="lec-reading-menu-versions">{{ t('versions') }}</p>
        <ul aria-labelledby="lec-reading-menu-versions">
          <li>
            <a class="menu-item" [routerLink]="['/readings', id(), 'versions']">{{
              t('allVersions', { number: reading().revision.number })
            }}</a>
          </li>
          @if (reading().revision.number > 1) {
            <li>
              <a class="menu-item" [routerLink]="['/readings', id(), 'compare']">{{ t('compare') }}</a>
            </li>
          }
          @if (reading().viewer.can.revise) {
            <li>
              <a class="menu-item" [routerLink]="['/readings', id(), 'new-version']">{{ t('newVersion') }}</a>
            </li>
            <li>
              <a class="menu-item" [routerLink]="['/readings', id(), 'decisions']">{{ t('decisions') }}</a>
            </li>
          }
        </ul>
        <p class="menu-note" id="lec-reading-menu-out">{{ t('out') }}</p>
        <ul aria-labelledby="lec-reading-menu-out">
          @for (out of exports(); track out.format) {
            <li>
              <a class="menu-item" [href]="out.address" download (click)="close()">{{ t('format.' + out.format) }}</a>
            </li>
          }
          <li>
            <a class="menu-item" [href]="original()" download (click)="close()">{{ t('original') }}</a>
          </li>
          <li>
            <a class="menu-item" [routerLink]="['/readings', id(), 'print']">{{ t('print') }}</a>
          </li>
        </ul>
        @if (reading().viewer.can.askFirstThoughts) {
          <p class="menu-note" id="lec-reading-menu-lead">{{ t('lead') }}</p>
          <ul aria-labelledby="lec-reading-menu-lead">
            <li>
              <button type="button" class="menu-item" (click)="firstThoughts()">{{ t('firstThoughts') }}</button>
            </li>
            <ng-container *transloco="let own; prefix: 'threads.reading'">
              <li>
                <button type="button" class="menu-item" (click)="slow()">
                  {{ own(standing().slowSeconds === null ? 'slowDown' : 'quicken') }}
                </button>
              </li>
              <li>
                <button type="button" class="menu-item" (click)="closeReading()">
                  {{ own(standing().closesAt === null ? 'close' : 'open') }}
                </button>
              </li>
            </ng-container>
          </ul>
        }
        @if (reading().viewer.can.comment) {
          <p class="menu-note" id="lec-reading-menu-meet">{{ t('meet') }}</p>
          <ul aria-labelledby="lec-reading-menu-meet">
            <li>
              <a class="menu-item" [routerLink]="['/readings', id(), 'sessions', 'new']">{{ t('arrange') }}</a>
            </li>
          </ul>
          <p class="menu-note" id="lec-reading-menu-in">{{ t('in') }}</p>
          <ul aria-labelledby="lec-reading-menu-in">
            <li>
              <a class="menu-item" [routerLink]="['/readings', id(), 'annotations']">{{ t('annotations') }}</a>
            </li>
          </ul>
        }
      </nav>
    </ng-container>
  `,
  styles: `
    [popover] {
      position: fixed;
      inset: calc(var(--header-height) + 4px) 16px auto auto;
      width: 17rem;
      max-height: calc(100dvh - var(--header-height) - 20px);
      overflow: auto;
    }
    [popover]:not(:popover-open) {
      display: none;
    }
    .menu-note {
      border-top: 1px solid var(--rule);
      margin-top: 6px;
    }
  `,
})
export class ReadingMenu {
  readonly reading = input.required<Reading>();

  private readonly menu = viewChild<ElementRef<HTMLElement>>('menu');
  private readonly dialogs = inject(Dialogs);
  private readonly discussion = inject(DiscussionStore);
  private readonly actions = inject(ReadingActions);
  protected readonly standing = this.discussion.standing;
  protected readonly id = computed(() => this.reading().reading.id);
  protected readonly exports = computed(() =>
    exportFormatSchema.options.map((format) => ({
      format,
      address: addressOf(readingRoutes.exportReading, { readingId: this.id() }, { format }),
    })),
  );
  protected readonly original = computed(() => addressOf(readingRoutes.original, { readingId: this.id() }));

  protected firstThoughts(): void {
    this.close();
    void this.dialogs.open(
      () => import('../first-thoughts/first-thoughts-dialog').then((it) => it.FirstThoughtsDialog),
      {
        data: { readingId: this.id(), discussion: this.discussion },
        ariaLabelledBy: 'lec-first-thoughts-title',
      },
    );
  }

  protected slow(): void {
    this.close();
    void this.actions.slow();
  }

  protected closeReading(): void {
    this.close();
    void this.actions.close();
  }

  protected close(): void {
    this.menu()?.nativeElement.hidePopover();
  }
}
