import { Injectable } from '@nestjs/common';
import { limits, type EventPage, type StreamEvent, type StreamRef } from '@lectern/contracts';
import { Metrics, serverLimits, type Caller } from '@lectern/server/platform';
import { crashPoint } from './crash-point';
import { EventRepository, type StoredEvent } from './event.repository';
import { StreamSources } from './stream-source';

/** events looked at before deciding how many more: enough for who was away for a moment */
const firstLook = 20;

/** Reads a stream from a number on. */
@Injectable()
export class StreamReader {
  constructor(
    private readonly events: EventRepository,
    private readonly sources: StreamSources,
    private readonly metrics: Metrics,
  ) {}

  /** A page for a caller who may read the stream before and after it was read: what came in between may be for others. */
  async pageFor(caller: Pick<Caller, 'personId'>, stream: StreamRef, since: number): Promise<EventPage> {
    const source = this.sources.of(stream);
    await source.audience(caller, stream.id);
    const page = await this.page(stream, since);
    await source.audience(caller, stream.id);
    return page;
  }

  /**
   * One page of events after `since`, as they may be seen now, and the newest number. Whoever calls asks the source
   * afterwards whether the caller may.
   */
  async page(stream: StreamRef, since: number): Promise<EventPage> {
    const stored = await this.events.after(stream.id, since, limits.eventsPerPage);
    if (globalThis.CRASH_POINTS) await crashPoint('F8');
    if (stored.length > 0) this.metrics.replays.observe(stored.length);
    const last = stored.at(-1)?.seq;
    // a page that is not full ends at the newest number; an empty one says nothing about it, `since` may be ahead
    const isEnd = last !== undefined && stored.length < limits.eventsPerPage;
    const head = isEnd ? last : ((await this.events.heads([stream.id])).get(stream.id) ?? 0);
    return { events: await this.fitting(stream, stored), head: Math.max(head, last ?? 0) };
  }

  /** Shows as many of the events as fit into a page: a few first, then, by their size, how many more are worth loading. */
  private async fitting(stream: StreamRef, stored: readonly StoredEvent[]): Promise<StreamEvent[]> {
    const shown: StreamEvent[] = [];
    let room: number = serverLimits.eventPageCharacters;
    for (let count = firstLook; shown.length < stored.length && count > 0;) {
      const part = stored.slice(shown.length, shown.length + count);
      for (const event of await this.sources.of(stream).present(stream.id, part)) {
        room -= charactersOf(event);
        if (room < 0 && shown.length > 0) return shown;
        shown.push(event);
      }
      const usual = (serverLimits.eventPageCharacters - room) / shown.length;
      count = Math.floor(room / Math.max(1, usual));
    }
    return shown;
  }
}

function charactersOf(event: StreamEvent): number {
  return 'comment' in event ? (event.comment.body?.length ?? 0) : 0;
}
