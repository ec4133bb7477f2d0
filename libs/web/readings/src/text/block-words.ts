import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PlaceSummary } from '@lectern/web/threads';

/**
 * The words beside a paragraph. Translated here and not by a directive in each of five thousand
 * templates, every one of which would listen for a change of the language by itself.
 */
@Injectable({ providedIn: 'root' })
export class BlockWords {
  private readonly transloco = inject(TranslocoService);

  /** What a screen reader says of a paragraph one comes to. */
  label(number: number, { commentCount, newCount }: PlaceSummary): string {
    return this.words('label', { number, count: commentCount, fresh: newCount });
  }

  paragraph(number: number): string {
    return this.words('paragraph', { number });
  }

  comment(number: number): string {
    return this.words('comment', { number });
  }

  comments(count: number): string {
    return this.words('comments', { count });
  }

  /** what is said of a count that is new */
  fresh(): string {
    return this.words('new');
  }

  private words(key: string, values: Record<string, unknown> = {}): string {
    // Reading the language makes whoever asks from a signal ask again when it changes.
    this.transloco.activeLang();
    return this.transloco.translate(`readings.block.${key}`, values);
  }
}
