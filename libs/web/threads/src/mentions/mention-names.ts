import { inject, Injectable, signal } from '@angular/core';
import { limits, mentionRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';

/** What mentioned people are called today; asked for in one go for everything that is drawn at once. */
@Injectable({ providedIn: 'root' })
export class MentionNames {
  private readonly api = inject(ApiClient);
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());
  private readonly asked = new Set<string>();
  private readonly waiting = new Map<string, Set<string>>();

  /** A person's name of today; null while it is on its way, or when nobody of that id is mentioned there. */
  name(readingId: string, personId: string): string | null {
    const key = `${readingId} ${personId}`;
    if (!this.asked.has(key)) this.ask(readingId, personId, key);
    return this.names().get(key) ?? null;
  }

  private ask(readingId: string, personId: string, key: string): void {
    this.asked.add(key);
    const waiting = this.waiting.get(readingId);
    if (waiting) {
      waiting.add(personId);
      return;
    }
    this.waiting.set(readingId, new Set([personId]));
    setTimeout(() => void this.load(readingId));
  }

  private async load(readingId: string): Promise<void> {
    const ids = [...(this.waiting.get(readingId) ?? [])];
    this.waiting.delete(readingId);
    for (let start = 0; start < ids.length; start += limits.mentionsPerComment) {
      const some = ids.slice(start, start + limits.mentionsPerComment);
      try {
        const query = { personIds: some.join(',') };
        const people = await this.api.call(mentionRoutes.mentioned, { params: { readingId }, query });
        const known = people.map(({ id, displayName }) => [`${readingId} ${id}`, displayName] as const);
        this.names.update((names) => new Map([...names, ...known]));
      } catch {
        // the name that was written stands there; whoever is drawn next asks again
        for (const id of some) this.asked.delete(`${readingId} ${id}`);
      }
    }
  }
}
