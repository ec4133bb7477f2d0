import type { History, Replica, StoredStream } from '../history';
import { itemsOf } from '../item-index';
import { violation, type Violation } from '../violation';

/** I3: every client applies exactly what the database has, in its order; and that order is the one writers saw. */
export function findDisorder(history: History): Violation[] {
  return [...replicasOutOfOrder(history), ...writtenOutOfOrder(history)];
}

/** The first thing each replica applied that does not follow, or is not what the database has at that number. */
function replicasOutOfOrder(history: History): Violation[] {
  const stored = new Map(history.stored.map((stream) => [stream.stream, stream]));
  return history.replicas.flatMap((replica) => {
    const wrong = firstWrong(replica, stored.get(replica.stream));
    if (!wrong) return [];
    const { client, stream } = replica;
    return [violation(history, 'I3', `${client}: ${wrong.message}`, { stream, seqs: wrong.seqs, clients: [client] })];
  });
}

function firstWrong(
  { since, applied }: Replica,
  stored: StoredStream | undefined,
): { message: string; seqs: number[] } | null {
  const contents = new Map(stored?.rows.map((row) => [row.seq, row.content]));
  let last = since;
  for (const { seq, content } of applied) {
    if (seq !== last + 1) return { message: `number ${seq} applied after ${last}.`, seqs: [last, seq] };
    const truth = contents.get(seq);
    if (truth !== undefined && truth !== content)
      return { message: `number ${seq} is shown as ${content}, stored as ${truth}.`, seqs: [seq] };
    last = seq;
  }
  return null;
}

/** What was acknowledged before another command was begun comes before it, the writer's own above all. */
function writtenOutOfOrder(history: History): Violation[] {
  const numbers = new Map(
    itemsOf(history).flatMap(({ item, rows }) => (rows[0] ? [[item, rows[0].seq] as const] : [])),
  );
  const newest = new Map<string, { seq: number; item: string; client: string }>();
  const begun = new Set<string>();
  const found: Violation[] = [];
  for (const event of history.events) {
    if (event.kind === 'ok') {
      if (event.seq > (newest.get(event.stream)?.seq ?? 0)) newest.set(event.stream, event);
    } else if (event.kind === 'invoke' && !begun.has(event.item)) {
      begun.add(event.item);
      const before = newest.get(event.stream);
      const seq = numbers.get(event.item);
      if (!before || seq === undefined || seq > before.seq || before.item === event.item) continue;
      const whose = before.client === event.client ? 'its writer’s own' : 'another';
      found.push(
        violation(
          history,
          'I3',
          `${event.item} (${seq}) stands before ${whose} earlier ${before.item} (${before.seq}).`,
          {
            stream: event.stream,
            items: [event.item, before.item],
          },
        ),
      );
    }
  }
  return found;
}
