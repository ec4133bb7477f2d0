import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';

const quietMs = 100;

/**
 * Tells people who listen to the page what those who look at it see change. One polite live region
 * for the whole application; the CDK's brings focus traps and monitors along, 8 kB on every page.
 */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly region = liveRegion(inject(DOCUMENT));
  private readonly waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.region.remove();
    });
  }

  /** Says a finished, translated sentence when the screen reader next pauses. */
  announce(text: string): void {
    this.waiting.push(text);
    // Emptied first: the same sentence said again is a change only that way.
    this.region.textContent = '';
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.region.textContent = this.waiting.splice(0).join(' ')), quietMs);
  }

  /** Takes a sentence back that waits or still stands there: what was withdrawn is not read out afterwards. */
  takeBack(text: string): void {
    for (let index = this.waiting.indexOf(text); index >= 0; index = this.waiting.indexOf(text))
      this.waiting.splice(index, 1);
    if (this.region.textContent?.includes(text)) this.region.textContent = '';
  }
}

function liveRegion(document: Document): HTMLElement {
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  region.setAttribute('aria-atomic', 'true');
  document.body.append(region);
  return region;
}
