import { Injectable } from '@nestjs/common';
import { limits, type EventPage, type StreamEvent, type StreamRef } from '@lectern/contracts';
import { crashPoint } from './crash-point';
import { EventRepository } from './event.repository';
import { StreamSources } from './stream-source';

/**
 * Words in one page of events; three bytes each at the most. Far below what may wait for a socket, which
 * would be closed in the middle of a larger page, come back, ask for the same page and never get on.
 */
const pageCharactersMax = 100_000;

/** Reads a stream from a number on. Whoever calls has asked the source whether the caller may. */
@Injectable()
export class StreamReader {
  constructor(
    private readonly events: EventRepository,
    private readonly sources: StreamSources,
  ) {}

  /** One page of events after `since`, as they may be seen now, and the newest number. */
  async page(stream: StreamRef, since: number): Promise<EventPage> {
    const stored = await this.events.after(stream.id, since, limits.eventsPerPage);
    if (globalThis.CRASH_POINTS) await crashPoint('F8');
    const last = stored.at(-1)?.seq;
    // a page that is not full ends at the newest number; an empty one says nothing about it, `since` may be ahead
    const isEnd = last !== undefined && stored.length < limits.eventsPerPage;
    const head = isEnd ? last : ((await this.events.heads([stream.id])).get(stream.id) ?? 0);
    const events = stored.length === 0 ? [] : await this.sources.of(stream).present(stream.id, stored);
    return { events: events.slice(0, fittingCount(events)), head: Math.max(head, last ?? 0) };
  }
}

/** How many of the events go into one page: the first, and more while their words are not too many. */
function fittingCount(events: readonly StreamEvent[]): number {
  let characters = 0;
  const tooMany = events.findIndex((event, index) => {
    characters += 'comment' in event ? (event.comment.body?.length ?? 0) : 0;
    return index > 0 && characters > pageCharactersMax;
  });
  return tooMany < 0 ? events.length : tooMany;
}
