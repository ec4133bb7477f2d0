import { type Signal, signal, type WritableSignal } from '@angular/core';
import type { Thread } from '@lectern/contracts';
import { type Place, placesOf } from './place';
import { type Unread, unreadCount } from './unread';

/** A stretch of a paragraph that a thread quotes. */
export interface QuotedSpan {
  readonly threadId: string;
  readonly start: number;
  readonly end: number;
}

/** What stands beside a paragraph: how much is said about it, how much of that is new, and which words are quoted. */
export interface PlaceSummary {
  readonly threadCount: number;
  readonly commentCount: number;
  readonly newCount: number;
  readonly spans: readonly QuotedSpan[];
}

const nothing: PlaceSummary = { threadCount: 0, commentCount: 0, newCount: 0, spans: [] };

/**
 * One signal per place, so that an event costs the paragraph it is about and not the five thousand
 * others: each paragraph draws its own signal and only those of touched places are set.
 */
export class PlaceSummaries {
  private readonly signals = new Map<Place, WritableSignal<PlaceSummary>>();
  private readonly threadIdsAt = new Map<Place, Set<string>>();

  of(place: Place): Signal<PlaceSummary> {
    return this.at(place);
  }

  /** The ids of the threads at a place. */
  threadIds(place: Place): ReadonlySet<string> {
    return this.threadIdsAt.get(place) ?? new Set();
  }

  /** Starts from other threads: everything that was known is forgotten. */
  reset(threads: ReadonlyMap<string, Thread>, unread: Unread): void {
    const before = [...this.threadIdsAt.keys()];
    this.threadIdsAt.clear();
    for (const thread of threads.values()) this.index(thread);
    for (const place of new Set([...before, ...this.threadIdsAt.keys()])) this.refresh(place, threads, unread);
  }

  /** Brings the places of the given threads up to date. */
  update(changed: readonly Thread[], threads: ReadonlyMap<string, Thread>, unread: Unread): void {
    for (const thread of changed) this.index(thread);
    for (const place of new Set(changed.flatMap(placesOf))) this.refresh(place, threads, unread);
  }

  private index(thread: Thread): void {
    for (const place of placesOf(thread)) {
      const ids = this.threadIdsAt.get(place);
      if (ids) ids.add(thread.id);
      else this.threadIdsAt.set(place, new Set([thread.id]));
    }
  }

  private refresh(place: Place, threads: ReadonlyMap<string, Thread>, unread: Unread): void {
    let summary = nothing;
    for (const id of this.threadIds(place)) {
      const thread = threads.get(id);
      if (thread && thread.commentCount > 0) summary = withThread(summary, thread, place, unreadCount(unread, id));
    }
    this.at(place).set(summary);
  }

  private at(place: Place): WritableSignal<PlaceSummary> {
    let known = this.signals.get(place);
    if (!known) this.signals.set(place, (known = signal(nothing)));
    return known;
  }
}

function withThread(summary: PlaceSummary, thread: Thread, place: Place, newCount: number): PlaceSummary {
  const spans = thread.anchors.flatMap(({ blockId, span, certainty }) =>
    // Where an anchor is not sure of its words, underlining some would be a claim.
    blockId === place && span !== null && (certainty === 'exact' || certainty === 'moved')
      ? [{ threadId: thread.id, start: span.start, end: span.end }]
      : [],
  );
  return {
    threadCount: summary.threadCount + 1,
    commentCount: summary.commentCount + thread.commentCount,
    newCount: summary.newCount + newCount,
    spans: [...summary.spans, ...spans],
  };
}
