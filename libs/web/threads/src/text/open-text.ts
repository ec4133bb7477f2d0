import { Injectable, signal } from '@angular/core';
import type { Place } from '../discussion/place';

/** A text that is open on the page, for what stands around it. */
export interface ShownText {
  readonly readingId: string;
  /** the paragraph one reads: the one with the focus, or else the first in the window */
  at(): Place | null;
  /** whether a paragraph's beginning can be seen */
  sees(blockId: string): boolean;
  /** brings a paragraph to the window's upper edge, if it is in the text; the focus stays where it is */
  bring(blockId: string): boolean;
  /** a paragraph's number; null: it has none */
  numberOf(blockId: string): number | null;
}

/** The text that is open, if any: the reading page puts itself here, a live session around it looks here. */
@Injectable({ providedIn: 'root' })
export class OpenText {
  private readonly open = signal<ShownText | null>(null);
  readonly shown = this.open.asReadonly();

  /** Says that a text is open; answers the function that takes it back. */
  show(text: ShownText): () => void {
    this.open.set(text);
    return () => this.open.update((now) => (now === text ? null : now));
  }
}
