import type { EventPage, StreamEvent } from '@lectern/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReplicaPhase, type StreamFault, StreamReplica } from './stream-replica';

const event = (seq: number): StreamEvent => ({ seq, at: '2026-01-01T00:00:00Z', type: 'event.withheld' });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A server with `head` events, a page of two at a time, that can be made to fail. */
class Stream {
  readonly applied: number[] = [];
  readonly phases: ReplicaPhase[] = [];
  readonly asked: string[] = [];
  resets = 0;
  failures: StreamFault[] = [];

  constructor(
    public head: number,
    private readonly pageSize = 2,
  ) {}

  page(since: number): EventPage {
    const failure = this.failures.shift();
    if (failure) throw failure;
    const count = Math.max(0, Math.min(this.pageSize, this.head - since));
    return { events: Array.from({ length: count }, (_, index) => event(since + 1 + index)), head: this.head };
  }

  replica(seq: number): StreamReplica {
    return new StreamReplica(seq, {
      join: async (since) => (this.asked.push(`join ${since}`), this.page(since)),
      read: async (since) => (this.asked.push(`read ${since}`), this.page(since)),
      faultOf: (fault) => fault as StreamFault,
      wait: () => settled().then(() => undefined),
      apply: (events) => this.applied.push(...events.map(({ seq: number }) => number)),
      phaseChanged: (phase) => this.phases.push(phase),
      reset: () => (this.resets += 1),
    });
  }
}

describe('StreamReplica', () => {
  it('joins with what it has and reads pages until it is whole', async () => {
    const stream = new Stream(5);
    stream.replica(0).connected();
    await settled();
    expect(stream.asked).toEqual(['join 0', 'read 2', 'read 4']);
    expect(stream.applied).toEqual([1, 2, 3, 4, 5]);
    expect(stream.phases.at(-1)).toBe('whole');
  });

  it('applies only the event that follows and ignores what it has', async () => {
    const stream = new Stream(3);
    const replica = stream.replica(3);
    replica.connected();
    await settled();
    stream.head = 5;
    replica.offer([event(2), event(4)]);
    replica.offer([event(4), event(5)]);
    expect(stream.applied).toEqual([4, 5]);
    expect(stream.asked).toEqual(['join 3']);
  });

  it('asks for what is missing when a number is skipped, and keeps what came early', async () => {
    const stream = new Stream(4);
    const replica = stream.replica(4);
    replica.connected();
    await settled();
    stream.head = 7;
    replica.offer([event(7)]);
    await settled();
    expect(stream.asked).toEqual(['join 4', 'read 4']);
    expect(stream.applied).toEqual([5, 6, 7]);
    expect(stream.phases.slice(-2)).toEqual(['behind', 'whole']);
  });

  it('does not take a page for a shorter stream when events overtook it', async () => {
    const stream = new Stream(3);
    const replica = stream.replica(3);
    replica.connected();
    // asked, not answered yet: the room hears of the next one first
    stream.head = 4;
    replica.offer([event(4)]);
    await settled();
    expect(stream.resets).toBe(0);
    expect(stream.phases.at(-1)).toBe('whole');
    expect(stream.applied).toEqual([4]);
  });

  it('notices a lost last event by the beacon', async () => {
    const stream = new Stream(1);
    const replica = stream.replica(1);
    replica.connected();
    await settled();
    stream.head = 2;
    replica.headSeen(2);
    await settled();
    expect(stream.applied).toEqual([2]);
  });

  it('tries again after a failure and stops when the stream is closed to it', async () => {
    const stream = new Stream(2);
    stream.failures = ['again', 'again'];
    const replica = stream.replica(0);
    replica.connected();
    await settled();
    await settled();
    await settled();
    expect(stream.applied).toEqual([1, 2]);
    stream.failures = ['closed'];
    replica.headSeen(9);
    await settled();
    expect(stream.phases.at(-1)).toBe('closed');
  });

  it('asks to be loaded anew when the server has less', async () => {
    const stream = new Stream(3);
    stream.replica(8).connected();
    await settled();
    expect(stream.resets).toBe(1);
  });

  it('forgets an answer that comes after the connection changed', async () => {
    const stream = new Stream(2);
    const replica = stream.replica(0);
    replica.connected();
    replica.disconnected();
    await settled();
    expect(stream.applied).toEqual([]);
    replica.connected();
    await settled();
    expect(stream.applied).toEqual([1, 2]);
  });

  it('reads without a connection when polled', async () => {
    const stream = new Stream(5);
    const replica = stream.replica(1);
    replica.disconnected();
    expect(await replica.poll()).toBe(true);
    expect(stream.applied).toEqual([2, 3, 4, 5]);
    expect(stream.phases).toEqual(['apart']);
  });

  it('ends with every event once and in order, however they arrive', async () => {
    const arrivals = fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.nat(12), async (batches, since) => {
        const stream = new Stream(12, 3);
        const replica = stream.replica(since);
        replica.connected();
        for (const batch of batches) {
          replica.offer(batch.map(event));
          if (batch.length === 2) await settled();
          if (batch.length === 3) replica.disconnected();
          if (batch.length === 4) replica.connected();
        }
        replica.connected();
        await settled();
        await settled();
        expect(stream.applied).toEqual(Array.from({ length: 12 - since }, (_, index) => since + 1 + index));
      }),
      { numRuns: 200 },
    );
  });
});
