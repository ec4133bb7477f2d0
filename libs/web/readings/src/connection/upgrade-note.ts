import { DOCUMENT } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideRefreshCw } from '@lectern/web/icons';
import { LiveSocket } from '@lectern/web/realtime';

/** Says quietly that the server was renewed since this page was loaded. Nothing reloads by itself: somebody may be writing. */
@Component({
  selector: 'lec-upgrade-note',
  imports: [LucideRefreshCw, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'readings.upgrade'" role="status" class="note" [class.shown]="isShown()">
      @if (isShown()) {
        <p><svg lucideRefreshCw size="17"></svg>{{ t('text') }}</p>
        <button type="button" (click)="reload()">{{ t('reload') }}</button>
        <button type="button" (click)="isPutOff.set(true)">{{ t('later') }}</button>
      }
    </div>
  `,
  styleUrl: './connection-note.css',
})
export class UpgradeNote {
  private readonly document = inject(DOCUMENT);
  private readonly socket = inject(LiveSocket);
  protected readonly isPutOff = signal(false);

  protected isShown(): boolean {
    return this.socket.isOutdated() && !this.isPutOff();
  }

  protected reload(): void {
    this.document.location.reload();
  }
}
