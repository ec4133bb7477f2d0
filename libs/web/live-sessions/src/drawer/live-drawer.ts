import { NgComponentOutlet } from '@angular/common';
import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  output,
  signal,
  type Type,
  untracked,
  viewChildren,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Skeleton } from '@lectern/web/ui';
import { LucideX } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { type LiveTab, liveTabs } from './live-tabs';

/** What stands beside the text in a session: one drawer, one tab at a time. */
@Component({
  selector: 'lec-live-drawer',
  imports: [Button, LucideX, NgComponentOutlet, Skeleton, TranslocoDirective],
  template: `
    <aside id="lec-live-drawer" *transloco="let t; prefix: 'live.drawer'" [attr.aria-label]="t('label')">
      <div class="head">
        <div class="tabs" role="tablist" [attr.aria-label]="t('label')">
          @for (tab of tabs(); track tab.name) {
            <button
              #tabButton
              type="button"
              role="tab"
              aria-controls="lec-live-tab"
              [id]="'lec-live-tab-' + tab.name"
              [attr.aria-selected]="tab === open()"
              [tabindex]="tab === open() ? 0 : -1"
              (click)="open.set(tab)"
              (keydown)="step($event)"
            >
              {{ t('tab.' + tab.name) }}
            </button>
          }
        </div>
        <button lecButton="icon" type="button" [attr.aria-label]="t('close')" (click)="shut.emit()">
          <svg lucideX size="18"></svg>
        </button>
      </div>
      <div
        class="body"
        id="lec-live-tab"
        role="tabpanel"
        tabindex="0"
        [attr.aria-labelledby]="'lec-live-tab-' + open().name"
      >
        @if (content(); as component) {
          <ng-container *ngComponentOutlet="component" />
        } @else {
          <lec-skeleton [lines]="5" />
        }
      </div>
    </aside>
  `,
  styleUrl: './live-drawer.css',
})
export class LiveDrawer {
  readonly shut = output();

  private readonly store = inject(LiveRoomStore);
  protected readonly tabs = computed(() => liveTabs.filter(({ isFor }) => isFor?.(this.store.standing()) ?? true));
  protected readonly open = signal<LiveTab>(liveTabs[0] as LiveTab);
  protected readonly content = signal<Type<unknown> | null>(null);
  private readonly buttons = viewChildren<ElementRef<HTMLElement>>('tabButton');

  constructor() {
    // who leads no more has no tab of those who do
    effect(() => {
      if (!this.tabs().includes(this.open())) this.open.set(liveTabs[0] as LiveTab);
    });
    effect(() => {
      const tab = this.open();
      untracked(() => this.content.set(null));
      void tab.load().then((component) => {
        if (this.open() === tab) this.content.set(component);
      });
    });
  }

  /** Shows a tab by its name. */
  choose(name: string): void {
    const tab = this.tabs().find((one) => one.name === name);
    if (tab) this.open.set(tab);
  }

  protected step(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const tabs = this.tabs();
    const index = (tabs.indexOf(this.open()) + by + tabs.length) % tabs.length;
    this.open.set(tabs[index] as LiveTab);
    this.buttons()[index]?.nativeElement.focus();
  }
}
