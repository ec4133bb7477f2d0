import { inject, Injectable } from '@angular/core';
import { type CommentPage, threadRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { nowhere, type Place, wholeReading } from './place';

/** Loads the comments of a place, a page at a time. */
@Injectable({ providedIn: 'root' })
export class CommentPages {
  private readonly api = inject(ApiClient);

  load(readingId: string, place: Place, after: number | null): Promise<CommentPage> {
    return this.api.call(threadRoutes.comments, {
      params: { readingId },
      query: {
        ...queryOf(place),
        ...(after === null ? {} : { after: String(after) }),
      },
    });
  }

  /** The comments of single threads, all of them: while their place is that of an older revision. */
  async ofThreads(readingId: string, threadIds: readonly string[]): Promise<CommentPage> {
    const whole: CommentPage = { comments: [], ownReactions: {}, next: null, head: 0 };
    for (const threadId of threadIds) {
      for (let after: number | null = 0; after !== null;) {
        const query = { threadId, ...(after > 0 ? { after: String(after) } : {}) };
        const page: CommentPage = await this.api.call(threadRoutes.comments, { params: { readingId }, query });
        whole.comments.push(...page.comments);
        Object.assign(whole.ownReactions, page.ownReactions);
        whole.head = Math.max(whole.head, page.head);
        after = page.next;
      }
    }
    return whole;
  }
}

function queryOf(place: Place): { blockId?: string; scope?: 'nowhere' } {
  if (place === wholeReading) return {};
  return place === nowhere ? { scope: 'nowhere' } : { blockId: place };
}
