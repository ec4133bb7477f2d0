import type { Thread } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { wholeReading } from './place';
import { PlaceSummaries } from './place-summaries';
import { sampleThread } from './sample-discussion';

const byId = (...threads: Thread[]) => new Map(threads.map((thread) => [thread.id, thread]));

describe('PlaceSummaries', () => {
  it('counts threads, comments and what is new per place', () => {
    const summaries = new PlaceSummaries();
    const threads = byId(
      sampleThread('a', 'b1', { commentCount: 3 }),
      sampleThread('b', 'b1'),
      sampleThread('c', null),
      sampleThread('d', 'b2', { commentCount: 0 }),
    );
    summaries.reset(threads, new Map([['a', { count: 2, after: 0, countedTo: 9 }]]));
    expect(summaries.of('b1')()).toMatchObject({ threadCount: 2, commentCount: 4, newCount: 2 });
    expect(summaries.of(wholeReading)()).toMatchObject({ threadCount: 1, commentCount: 1, newCount: 0 });
    expect(summaries.of('b2')()).toMatchObject({ threadCount: 0, commentCount: 0 });
  });

  it('changes only the signals of touched places', () => {
    const summaries = new PlaceSummaries();
    const [a, b] = [sampleThread('a', 'b1'), sampleThread('b', 'b2')];
    summaries.reset(byId(a, b), new Map());
    const before = summaries.of('b2')();
    const grown = { ...a, commentCount: 2, seq: 2 };
    summaries.update([grown], byId(grown, b), new Map());
    expect(summaries.of('b1')().commentCount).toBe(2);
    expect(summaries.of('b2')()).toBe(before);
  });

  it('forgets what was there when it starts anew', () => {
    const summaries = new PlaceSummaries();
    summaries.reset(byId(sampleThread('a', 'b1')), new Map());
    summaries.reset(byId(), new Map());
    expect(summaries.of('b1')().threadCount).toBe(0);
    expect(summaries.threadIds('b1').size).toBe(0);
  });

  it('underlines words only where the anchor is sure of them', () => {
    const [anchor] = sampleThread('a', 'b1').anchors;
    if (!anchor) throw new Error('A thread has an anchor.');
    const span = { start: 2, end: 5, quote: 'abc' };
    const sure = sampleThread('a', 'b1', { anchors: [{ ...anchor, span }] });
    const unsure = sampleThread('b', 'b1', { anchors: [{ ...anchor, span, certainty: 'ambiguous' }] });
    const summaries = new PlaceSummaries();
    summaries.reset(byId(sure, unsure), new Map());
    expect(summaries.of('b1')().spans).toEqual([{ threadId: 'a', start: 2, end: 5 }]);
  });
});
