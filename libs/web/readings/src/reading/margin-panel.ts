import { Component, ElementRef, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideX } from '@lucide/angular';
import { Button } from '@lectern/web/ui';
import { type Place, PlacePanel } from '@lectern/web/threads';
import { PositionStore } from './position-store';
import { StayInView } from './stay-in-view';

/** Threads beside their paragraph where there is room, otherwise in a sheet from below that leaves it visible. */
@Component({
  selector: 'lec-margin-panel',
  imports: [Button, LucideX, PlacePanel, StayInView, TranslocoDirective],
  template: `
    <section
      *transloco="let t; prefix: 'readings.panel'"
      lecStayInView
      class="panel-frame"
      tabindex="-1"
      data-margin
      [attr.aria-label]="number() === null ? t('reading') : t('paragraph', { number: number() })"
    >
      <header>
        <p class="title">{{ number() === null ? t('reading') : t('paragraph', { number: number() }) }}</p>
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

  protected readonly position = inject(PositionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected close(): void {
    const hadFocus = this.host.contains(document.activeElement);
    this.position.closeSheet();
    if (hadFocus) this.position.focusPlace();
  }
}
