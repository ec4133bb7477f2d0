import type { History } from '../history';
import { itemsOf } from '../item-index';
import { violation, type Violation } from '../violation';

/** I1: what was acknowledged is in the database, under the number that was acknowledged. */
export function findLost(history: History): Violation[] {
  return itemsOf(history).flatMap(({ item, stream, acknowledged, rows }) => {
    const first = acknowledged[0];
    if (!first) return [];
    if (rows.length === 0)
      return [violation(history, 'I1', `${item} was acknowledged and is not there.`, { stream, items: [item] })];
    const elsewhere = acknowledged.find(({ seq }) => !rows.some((row) => row.seq === seq));
    return elsewhere
      ? [
          violation(history, 'I1', `${item} was acknowledged as number ${elsewhere.seq} and stands elsewhere.`, {
            stream,
            items: [item],
            seqs: [elsewhere.seq],
          }),
        ]
      : [];
  });
}
