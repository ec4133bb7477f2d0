import { inject, Injectable } from '@angular/core';
import { type CommentPage, routes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { type Place, wholeReading } from './place';

/** Loads the comments of a place, a page at a time. */
@Injectable({ providedIn: 'root' })
export class CommentPages {
  private readonly api = inject(ApiClient);

  load(readingId: string, place: Place, after: number | null): Promise<CommentPage> {
    return this.api.call(routes.comments, {
      params: { readingId },
      query: {
        ...(place === wholeReading ? {} : { blockId: place }),
        ...(after === null ? {} : { after: String(after) }),
      },
    });
  }
}
