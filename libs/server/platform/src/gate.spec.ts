import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Gate } from './gate';

describe('Gate', () => {
  it('lets so many through at once, the others in their order, and who fails makes room', async () => {
    const gate = new Gate(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const works = [1, 2, 3, 4].map((id) =>
      gate.through(async () => {
        begun.push(id);
        await new Promise<void>((resolve) => (ends[id] = resolve));
        if (id === 1) throw new Error('fails');
        return id;
      }),
    );
    const done = Promise.allSettled(works);
    await turn();
    expect(begun).toEqual([1, 2]);
    ends[1]?.();
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    ends[2]?.();
    ends[3]?.();
    await turn();
    expect(begun).toEqual([1, 2, 3, 4]);
    ends[4]?.();
    expect((await done).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    // nobody's room was lost
    const again = [gate.enter(), gate.enter()];
    await Promise.all(again);
  });
});
