import type { History } from '../history';
import { itemsOf } from '../item-index';
import { violation, type Violation } from '../violation';

/** I5: everything stored was asked for, and everything shown is stored. */
export function findPhantoms(history: History): Violation[] {
  return [...storedUnasked(history), ...shownUnstored(history)];
}

function storedUnasked(history: History): Violation[] {
  return itemsOf(history).flatMap(({ item, stream, invoked, rows }) =>
    invoked.length === 0 && rows.length > 0
      ? [violation(history, 'I5', `${item} is stored and nobody asked for it.`, { stream, items: [item] })]
      : [],
  );
}

/** Looks at what arrived, not only at what was applied: what is not stored must reach nobody. */
function shownUnstored(history: History): Violation[] {
  const stored = new Map(
    history.stored.map(({ stream, rows }) => [stream, new Set(rows.map(({ seq, content }) => `${seq} ${content}`))]),
  );
  return history.replicas.flatMap(({ client, stream, applied, arrived }) => {
    const phantom = [...applied, ...arrived].find(({ seq, content }) => !stored.get(stream)?.has(`${seq} ${content}`));
    if (!phantom) return [];
    const message = `${client} was shown number ${phantom.seq} as ${phantom.content}, which is not stored so.`;
    return [violation(history, 'I5', message, { stream, seqs: [phantom.seq], clients: [client] })];
  });
}
