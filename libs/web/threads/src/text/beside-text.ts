import { Injectable, signal } from '@angular/core';
import type { LiveSignal } from '@lectern/contracts';

/** Something people say together of a paragraph, shown beside it by a sign, a number and (to who listens or points) words. */
export interface ParagraphMark {
  readonly kind: LiveSignal;
  readonly count: number;
  /** how much of all who could have said it, from 0 to 1 */
  readonly share: number;
  readonly words: string;
}

/** What stands beside paragraphs of the text that is open: a live session around it puts it here, the text draws it. */
@Injectable({ providedIn: 'root' })
export class BesideText {
  private readonly set = signal<ReadonlyMap<string, readonly ParagraphMark[]>>(new Map());

  /** by paragraph; those without any are not in it */
  readonly marks = this.set.asReadonly();

  /** Shows these marks and no others any more. */
  show(marks: ReadonlyMap<string, readonly ParagraphMark[]>): void {
    this.set.set(marks);
  }
}
