import { inject, Injectable } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';

/** Remembers that a navigation has happened whose page has not taken the focus yet. */
@Injectable({ providedIn: 'root' })
export class PageFocus {
  private isDue = false;
  private path: string | null = null;

  constructor() {
    inject(Router).events.subscribe((event) => {
      if (!(event instanceof NavigationEnd)) return;
      const path = event.urlAfterRedirects.split(/[?#]/)[0] ?? '/';
      // The first page of a visit leaves the focus where the browser put it.
      this.isDue = this.path !== null && this.path !== path;
      this.path = path;
    });
  }

  /** Whether the caller should take the focus; true once per navigation. */
  take(): boolean {
    const isDue = this.isDue;
    this.isDue = false;
    return isDue;
  }
}
