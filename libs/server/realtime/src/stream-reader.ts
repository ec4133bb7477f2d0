import { Injectable } from '@nestjs/common';
import { limits, type EventPage, type StreamRef } from '@lectern/contracts';
import { crashPoint } from './crash-point';
import { EventRepository } from './event.repository';
import { StreamSources } from './stream-source';

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
    return {
      events: stored.length === 0 ? [] : await this.sources.of(stream).present(stream.id, stored),
      head: Math.max(head, last ?? 0),
    };
  }
}
