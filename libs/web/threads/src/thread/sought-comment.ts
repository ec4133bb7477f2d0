import { Injectable, signal } from '@angular/core';

interface Sought {
  readonly threadId: string;
  readonly commentId: string;
}

/** The comment a link leads to: sought until its thread has drawn it, then shown as the one until another is sought. */
@Injectable({ providedIn: 'root' })
export class SoughtComment {
  private readonly wanted = signal<Sought | null>(null);
  private readonly shown = signal<string | null>(null);
  readonly sought = this.wanted.asReadonly();
  readonly shownId = this.shown.asReadonly();

  seek(threadId: string, commentId: string): void {
    this.shown.set(null);
    this.wanted.set({ threadId, commentId });
  }

  found(): void {
    this.shown.set(this.wanted()?.commentId ?? null);
    this.wanted.set(null);
  }

  forget(): void {
    this.wanted.set(null);
    this.shown.set(null);
  }
}
