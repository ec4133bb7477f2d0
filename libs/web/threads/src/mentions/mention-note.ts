import { Component, effect, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { limits, mentionRoutes } from '@lectern/contracts';
import { mentionsIn } from '@lectern/prose';
import { ApiClient } from '@lectern/web/core';

const askedAfterMs = 500;

/** Tells who writes that somebody they mention is no member here, and hears nothing of it. */
@Component({
  selector: 'lec-mention-note',
  imports: [TranslocoDirective],
  template: `
    @if (count() > 0) {
      <p *transloco="let t; prefix: 'threads.mention'" class="field-hint">{{ t('unheard', { count: count() }) }}</p>
    }
  `,
})
export class MentionNote {
  readonly readingId = input.required<string>();
  readonly markdown = input.required<string>();

  private readonly api = inject(ApiClient);
  /** how many of those mentioned would not be told */
  protected readonly count = signal(0);

  constructor() {
    effect((onCleanup) => {
      const { personIds } = mentionsIn(this.markdown());
      const leaving = new AbortController();
      const timer = setTimeout(() => void this.ask(personIds, leaving.signal), askedAfterMs);
      onCleanup(() => {
        clearTimeout(timer);
        leaving.abort();
      });
    });
  }

  private async ask(personIds: readonly string[], signal: AbortSignal): Promise<void> {
    if (personIds.length === 0 || personIds.length > limits.mentionsPerComment) return this.count.set(0);
    try {
      const request = { params: { readingId: this.readingId() }, query: { personIds: personIds.join(',') } };
      const { people } = await this.api.call(mentionRoutes.mentionable, request, { signal });
      this.count.set(personIds.length - people.length);
    } catch {
      // nothing is known, so nothing is claimed
      if (!signal.aborted) this.count.set(0);
    }
  }
}
