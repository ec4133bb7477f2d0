import { DestroyRef, inject, Injectable, signal } from '@angular/core';

const tickMs = 20_000;

/** The time, coarse enough for “3 minutes ago”: one timer for all that is shown. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly now = signal(Date.now());
  /** milliseconds since 1970, renewed every 20 s */
  readonly nowMs = this.now.asReadonly();

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now()), tickMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
