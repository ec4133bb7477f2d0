import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SharedLoads } from './shared-loads';

/** Loads that end when they are told to. */
function held() {
  const loads: { end: (value: number) => void; fail: (fault: Error) => void }[] = [];
  const shared = new SharedLoads<number>(() => new Promise((end, fail) => loads.push({ end, fail })));
  return { loads, shared };
}

describe('SharedLoads', () => {
  it('makes one load for all who ask while another is under way, and it begins after they asked', async () => {
    const { loads, shared } = held();
    const first = shared.of('a');
    const later = [shared.of('a'), shared.of('a')];
    expect(loads).toHaveLength(1);
    loads[0]?.end(1);
    expect(await first).toBe(1);
    await turn();
    expect(loads).toHaveLength(2);
    const last = shared.of('a');
    loads[1]?.end(2);
    expect(await Promise.all(later)).toEqual([2, 2]);
    await turn();
    loads[2]?.end(3);
    expect(await last).toBe(3);
  });

  it('keeps apart what has another key, and forgets what is over', async () => {
    const { loads, shared } = held();
    const both = [shared.of('a'), shared.of('b')];
    expect(loads).toHaveLength(2);
    loads[0]?.end(1);
    loads[1]?.end(2);
    expect(await Promise.all(both)).toEqual([1, 2]);
    await turn();
    void shared.of('a');
    expect(loads).toHaveLength(3);
  });

  it('tells a failure to those who waited for it, and loads anew for the next', async () => {
    const { loads, shared } = held();
    const first = shared.of('a');
    const second = shared.of('a');
    loads[0]?.fail(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await turn();
    loads[1]?.end(2);
    expect(await second).toBe(2);
  });
});
