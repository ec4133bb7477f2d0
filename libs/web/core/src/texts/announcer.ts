import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';

/** Tells people who listen to the page what those who look at it see change. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);

  /** Says a finished, translated sentence when the screen reader next pauses. */
  announce(text: string): void {
    void this.live.announce(text, 'polite');
  }
}
