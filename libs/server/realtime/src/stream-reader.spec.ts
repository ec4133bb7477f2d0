import type { StreamEvent, StreamRef } from '@lectern/contracts';
import { Metrics } from '@lectern/server/platform';
import { describe, expect, it } from 'vitest';
import type { EventRepository, StoredEvent } from './event.repository';
import { StreamReader } from './stream-reader';
import { StreamSources } from './stream-source';

const stream: StreamRef = { kind: 'reading', id: '00000000-0000-4000-8000-000000000001' };

/** A reader of a stream of so many comments, all of one length; `loaded` counts what was looked up. */
function readerOf(head: number, characters: number): { reader: StreamReader; loaded: () => number } {
  let loaded = 0;
  const events = {
    after: async (_id: string, since: number, most: number) =>
      Array.from({ length: Math.min(most, head - since) }, (_, index) => ({ seq: since + 1 + index }) as StoredEvent),
    heads: async () => new Map([[stream.id, head]]),
  };
  const sources = new StreamSources();
  sources.add({
    kind: 'reading',
    audience: async () => ({ groupId: '', audienceVersion: 1 }),
    present: async (_id, stored) => {
      loaded += stored.length;
      const comment = { body: 'x'.repeat(characters) };
      return stored.map(({ seq }) => ({ seq, type: 'comment.created', comment }) as unknown as StreamEvent);
    },
  });
  return {
    reader: new StreamReader(events as unknown as EventRepository, sources, new Metrics(null)),
    loaded: () => loaded,
  };
}

describe('StreamReader', () => {
  it('gives a full page of short comments', async () => {
    const { reader } = readerOf(500, 100);
    const page = await reader.page(stream, 0);
    expect(page.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(page.head).toBe(500);
  });

  it('ends a page where its words are too many, says the true head, and loads little more than it gives', async () => {
    const { reader, loaded } = readerOf(150, 20_000);
    const page = await reader.page(stream, 0);
    expect(page.events).toHaveLength(5);
    expect(page.head).toBe(150);
    expect(loaded()).toBeLessThanOrEqual(20);
  });

  it('gives one event however long it is, so that nobody is stuck before it', async () => {
    const { reader } = readerOf(3, 1_000_000);
    const page = await reader.page(stream, 1);
    expect(page.events.map(({ seq }) => seq)).toEqual([2]);
    expect(page.head).toBe(3);
  });

  it('gives nothing to who has everything', async () => {
    expect(await readerOf(7, 10).reader.page(stream, 7)).toEqual({ events: [], head: 7 });
  });
});
