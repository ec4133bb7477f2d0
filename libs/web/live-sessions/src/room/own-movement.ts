import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { keyTarget } from '@lectern/web/core';

/** a wheel, a key or a finger moves the page for so long after it was touched */
const byHandMs = 1_500;
/** what a finger flung goes on by itself for longer */
const flungMs = 3_000;
/** what we scroll ourselves tells so within this time */
const oursMs = 300;

/** a key that begins to write scrolls first and gives the focus to what is written within this time: no move of the reader's */
const focusedWithinMs = 250;

/** Tells one's own scrolling from what the page does by itself: being led, flowing anew. */
@Injectable()
export class OwnMovement {
  private readonly page = inject(DOCUMENT);
  private touchedUntilMs = 0;
  private oursUntilMs = 0;
  private inputAtMs = Date.now();
  private isByKey = false;

  /** Watches until the answered function is called. */
  watch(scrolled: () => void): () => void {
    const window = this.page.defaultView;
    if (!window) return () => undefined;
    const touched = (ms: number) => (event: Event) => {
      this.inputAtMs = Date.now();
      this.isByKey = event.type === 'keydown';
      this.touchedUntilMs = Math.max(this.touchedUntilMs, Date.now() + ms);
    };
    const byHand = touched(byHandMs);
    const flung = touched(flungMs);
    const onScroll = () => {
      if (Date.now() < this.oursUntilMs || Date.now() >= this.touchedUntilMs) return;
      if (this.isByKey) setTimeout(() => this.isTyping() || scrolled(), focusedWithinMs);
      else scrolled();
    };
    const passive = { passive: true, capture: true } as const;
    for (const name of ['wheel', 'keydown', 'pointerdown', 'pointermove'] as const)
      window.addEventListener(name, name === 'pointermove' ? this.moved : byHand, passive);
    window.addEventListener('touchmove', flung, passive);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      for (const name of ['wheel', 'keydown', 'pointerdown', 'pointermove'] as const)
        window.removeEventListener(name, name === 'pointermove' ? this.moved : byHand, passive);
      window.removeEventListener('touchmove', flung, passive);
      window.removeEventListener('scroll', onScroll);
    };
  }

  /** What scrolls now is not the reader. */
  weScroll(): void {
    this.oursUntilMs = Date.now() + oursMs;
    this.touchedUntilMs = 0;
  }

  /** How long nobody has touched anything here. */
  idleMs(): number {
    return Date.now() - this.inputAtMs;
  }

  private isTyping(): boolean {
    return keyTarget(this.page.activeElement).isTyping;
  }

  private readonly moved = () => {
    this.inputAtMs = Date.now();
  };
}
