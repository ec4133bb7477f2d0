import { describe, expect, it } from 'vitest';
import { checkDelivery } from './check-delivery';
import type { CheckedKind } from './checked-kind';
import { Recorder } from './recorder';
import type { Invariant } from './violation';

/** A kind of stream that is nothing like a reading: a queue of speakers. */
interface QueueEvent {
  readonly seq: number;
  readonly type: 'hand.raised' | 'floor.given' | 'queue.closed';
  readonly handId?: string;
}
interface QueueRow {
  readonly event_type: string;
  readonly hand_id: string | null;
}
const queue: CheckedKind<QueueEvent, QueueRow> = {
  ofEvent: ({ type, handId }) => ({ type, about: handId ?? null, isOnce: type === 'hand.raised' }),
  ofRow: (row) => ({ type: row.event_type, about: row.hand_id, isOnce: row.event_type === 'hand.raised' }),
};

const happened: readonly QueueEvent[] = [
  { seq: 1, type: 'hand.raised', handId: 'a' },
  { seq: 2, type: 'hand.raised', handId: 'b' },
  { seq: 3, type: 'floor.given', handId: 'a' },
  { seq: 4, type: 'floor.given', handId: 'a' },
  { seq: 5, type: 'queue.closed' },
];

/** What is found when one listener was shown `shown` of what happened, and the database has `kept`. */
function found(shown: readonly QueueEvent[], kept: readonly QueueEvent[] = happened): Invariant[] {
  let clock = 0;
  const recorder = new Recorder(() => (clock += 10));
  const replica = recorder.replica('listener', 'queue 1', 0);
  for (const hand of ['a', 'b']) {
    const operation = { client: 'speaker', stream: 'queue 1', item: recorder.label(hand, `hand ${hand}`) };
    recorder.operation({ kind: 'invoke', ...operation });
    recorder.operation({ kind: 'ok', ...operation, seq: hand === 'a' ? 1 : 2 });
  }
  for (const event of shown) {
    const entry = recorder.shown(event.seq, queue.ofEvent(event));
    replica.arrived.push(entry);
    replica.applied.push(entry);
  }
  const rows = kept.map((event) => {
    const row = { event_type: event.type, hand_id: event.handId ?? null };
    const isCommand = event.type === 'hand.raised' && event.handId !== undefined;
    return {
      seq: event.seq,
      content: recorder.content(event.seq, queue.ofRow(row)),
      item: isCommand && event.handId ? recorder.nameOf(event.handId) : null,
      writer: 'speaker',
    };
  });
  const stored = [{ stream: 'queue 1', head: kept.at(-1)?.seq ?? 0, rows }];
  const { violations } = checkDelivery(recorder.history(stored), { convergenceMs: 5_000 });
  return [...new Set(violations.map(({ invariant }) => invariant))].sort();
}

describe('a kind of stream of one’s own', () => {
  it('is recognised: nothing is found where there is nothing', () => {
    expect(found(happened)).toEqual([]);
  });

  it('has its faults found as any other', () => {
    const [first, second, third, fourth, fifth] = happened as [
      QueueEvent,
      QueueEvent,
      QueueEvent,
      QueueEvent,
      QueueEvent,
    ];
    expect(found([first, third, second, fourth, fifth])).toContain('I3');
    expect(found([first, second, third, fourth])).toEqual(['I7']);
    expect(found([first, first, second, third, fourth, fifth])).toContain('I2');
    expect(found([first, second, { ...third, handId: 'nobody' }, fourth, fifth])).toContain('I5');
    expect(found(happened, [first, third, fourth, fifth])).toEqual(expect.arrayContaining(['I1', 'I4']));
  });
});
