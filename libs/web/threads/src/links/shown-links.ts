import { inject, Injectable, signal } from '@angular/core';
import { limits, linkRoutes, type LinkTarget, type ShownLink } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';

/** What links lead to today; asked for in one go for everything that is drawn at once. */
@Injectable({ providedIn: 'root' })
export class ShownLinks {
  private readonly api = inject(ApiClient);
  private readonly links = signal<ReadonlyMap<LinkTarget, ShownLink>>(new Map());
  private readonly asked = new Set<LinkTarget>();
  private waiting = new Set<LinkTarget>();

  /** What is there; null while it is on its way, and of what one may not see. */
  of(target: LinkTarget): ShownLink | null {
    if (!this.asked.has(target)) this.ask(target);
    return this.links().get(target) ?? null;
  }

  private ask(target: LinkTarget): void {
    this.asked.add(target);
    if (this.waiting.size === 0) setTimeout(() => void this.load());
    this.waiting.add(target);
  }

  private async load(): Promise<void> {
    const targets = [...this.waiting];
    this.waiting = new Set();
    for (let start = 0; start < targets.length; start += limits.linksPerQuestion) {
      const some = targets.slice(start, start + limits.linksPerQuestion);
      try {
        const shown = await this.api.call(linkRoutes.shownLinks, { query: { to: some.join(',') } });
        this.links.update((links) => new Map([...links, ...shown.map((link) => [link.to, link] as const)]));
      } catch {
        // the bare link stands there; whoever is drawn next asks again
        for (const target of some) this.asked.delete(target);
      }
    }
  }
}
