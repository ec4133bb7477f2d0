import type { Acknowledged, History, Invoked, Refused, StoredRow } from './history';

/** What is known of one command: all attempts at it, all answers to it, and where the database has it. */
export interface ItemHistory {
  readonly item: string;
  readonly stream: string;
  readonly invoked: readonly Invoked[];
  readonly acknowledged: readonly Acknowledged[];
  readonly refused: readonly Refused[];
  readonly rows: readonly (StoredRow & { readonly stream: string })[];
}

interface Gathered {
  item: string;
  stream: string;
  invoked: Invoked[];
  acknowledged: Acknowledged[];
  refused: Refused[];
  rows: (StoredRow & { stream: string })[];
}

/** The history by command. Commands that are only in the database are there too, without an attempt. */
export function itemsOf(history: History): ItemHistory[] {
  const items = new Map<string, Gathered>();
  const of = (item: string, stream: string): Gathered => {
    const known = items.get(item) ?? { item, stream, invoked: [], acknowledged: [], refused: [], rows: [] };
    items.set(item, known);
    return known;
  };
  for (const event of history.events) {
    if (event.kind === 'invoke') of(event.item, event.stream).invoked.push(event);
    else if (event.kind === 'ok') of(event.item, event.stream).acknowledged.push(event);
    else if (event.kind === 'fail') of(event.item, event.stream).refused.push(event);
  }
  for (const { stream, rows } of history.stored) {
    for (const row of rows) if (row.item !== null) of(row.item, stream).rows.push({ ...row, stream });
  }
  return [...items.values()];
}
