import { Component, computed, ElementRef, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCheckCheck, LucideLink, LucideX } from '@lectern/web/icons';
import { Button, Copying } from '@lectern/web/ui';
import { DiscussionStore, nowhere, type Place, PlacePanel } from '@lectern/web/threads';
import { PositionStore } from './position-store';
import { ReadingStore } from './reading-store';
import { StayInView } from './stay-in-view';

/** Threads beside their paragraph where there is room, otherwise in a sheet from below that leaves it visible. */
@Component({
  selector: 'lec-margin-panel',
  imports: [Button, LucideCheckCheck, LucideLink, LucideX, PlacePanel, StayInView, TranslocoDirective],
  template: `
    <section
      *transloco="let t; prefix: 'readings.panel'"
      lecStayInView
      class="panel-frame"
      tabindex="-1"
      data-margin
      [attr.aria-label]="name() === 'paragraph' ? t('paragraph', { number: number() }) : t(name())"
    >
      <header>
        <p class="title">{{ name() === 'paragraph' ? t('paragraph', { number: number() }) : t(name()) }}</p>
        @if (canMarkRead()) {
          <button lecButton="quiet" [isSmall]="true" type="button" class="mark" (click)="position.markReadUpToHere()">
            <svg lucideCheckCheck size="16"></svg>{{ t('readUpToHere') }}
          </button>
        }
        @if (number() !== null) {
          <button
            lecButton="icon"
            type="button"
            [attr.aria-label]="t('copyLink')"
            [title]="t('copyLink')"
            (click)="copyLink()"
          >
            <svg lucideLink size="16"></svg>
          </button>
        }
        <button lecButton="icon" type="button" class="close" [attr.aria-label]="t('close')" (click)="close()">
          <svg lucideX></svg>
        </button>
      </header>
      <lec-place-panel [place]="place()" (closed)="position.focusPlace()" />
    </section>
  `,
  styleUrl: './margin-panel.css',
})
export class MarginPanel {
  readonly place = input.required<Place>();
  readonly number = input.required<number | null>();

  protected readonly name = computed(() =>
    this.place() === nowhere ? 'nowhere' : this.number() === null ? 'reading' : 'paragraph',
  );
  protected readonly position = inject(PositionStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly reading = inject(ReadingStore);
  private readonly copying = inject(Copying);
  protected readonly canMarkRead = computed(
    () => this.number() !== null && this.discussion.hasNewAt(this.position.placesUpTo(this.place())),
  );
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** The paragraph's permanent address: by its version, so that it is found in later ones. */
  protected copyLink(): void {
    const open = this.reading.reading().value;
    if (!open) return;
    const query = new URLSearchParams({ paragraph: this.place(), version: String(open.revision.number) });
    void this.copying.address(`/readings/${open.reading.id}?${query.toString()}`);
  }

  protected close(): void {
    const hadFocus = this.host.contains(document.activeElement);
    this.position.closeSheet();
    if (hadFocus) this.position.focusPlace();
  }
}
