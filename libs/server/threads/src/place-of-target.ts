import { Injectable } from '@nestjs/common';
import { notFound } from '@lectern/server/platform';
import { ThreadRepository } from './thread.repository';
import type { TargetPlace } from './thread.records';

const remembered = 20_000;

/** A thread, or one by a comment of it. */
export type Target = { readonly threadId: string } | { readonly commentId: string };

/**
 * Which reading and which stream a thread or comment belongs to. Remembered, because a busy thread would ask
 * for each comment; only a hint, as the decision checks again inside the transaction.
 */
@Injectable()
export class PlaceOfTarget {
  private readonly places = new Map<string, TargetPlace>();

  constructor(private readonly threads: ThreadRepository) {}

  async of(target: Target): Promise<TargetPlace> {
    return this.places.get(idOf(target)) ?? this.now(target);
  }

  /** The same as it is at this moment: for whoever is shown something without a decision after it. */
  async now(target: Target): Promise<TargetPlace> {
    const place = await this.threads.placeOf(target);
    if (place === null) throw notFound();
    if (this.places.size >= remembered) this.places.clear();
    this.places.set(idOf(target), place);
    return place;
  }

  async readingId(target: Target): Promise<string> {
    return (await this.of(target)).readingId;
  }

  /** It is not there any more. */
  forget(target: Target): void {
    this.places.delete(idOf(target));
  }
}

function idOf(target: Target): string {
  return 'threadId' in target ? target.threadId : target.commentId;
}
