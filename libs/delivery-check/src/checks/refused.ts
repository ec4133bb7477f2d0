import type { History } from '../history';
import { itemsOf, type ItemHistory } from '../item-index';
import { violation, type Violation } from '../violation';

/** I6: refused means nothing was stored. What was left open may be stored or not. */
export function findRefusedButStored(history: History): Violation[] {
  return itemsOf(history).flatMap((item) =>
    isStoredBeforeRefusal(item)
      ? [
          violation(history, 'I6', `${item.item} was refused and is stored.`, {
            stream: item.stream,
            items: [item.item],
          }),
        ]
      : [],
  );
}

/** A command that was sent again after its refusal may be stored by then; its moment of storing tells. */
function isStoredBeforeRefusal({ refused, invoked, acknowledged, rows }: ItemHistory): boolean {
  const row = rows[0];
  const last = refused.at(-1);
  if (!row || !last) return false;
  const isSentAgain = invoked.some(({ at }) => at > last.at) || acknowledged.some(({ at }) => at > last.at);
  if (!isSentAgain) return true;
  return row.storedAt !== undefined && refused.some(({ at }) => (row.storedAt ?? 0) < at - clockSlackMs);
}

/** stored moments are whole milliseconds, taken before the commit */
const clockSlackMs = 2;
