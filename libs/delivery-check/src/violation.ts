import type { History, HistoryEvent, Replica, StoredRow } from './history';

/** What is promised about delivery. */
export const invariants = {
  I1: 'lost',
  I2: 'duplicate',
  I3: 'order',
  I4: 'gap',
  I5: 'phantom',
  I6: 'refused but stored',
  I7: 'late',
  I8: 'leaked',
} as const;
export type Invariant = keyof typeof invariants;

/** One line of evidence: when (null: in the final read) and what. */
export interface Evidence {
  readonly at: number | null;
  readonly text: string;
}

/** A broken promise, with only what is about the offending items. */
export interface Violation {
  readonly invariant: Invariant;
  readonly message: string;
  readonly stream: string;
  readonly evidence: readonly Evidence[];
}

/** More evidence than this of one kind hides the rest. */
const evidenceMax = 12;

/** A violation with the history of the given items, and what replicas and the database say at the given numbers. */
export function violation(
  history: History,
  invariant: Invariant,
  message: string,
  about: { stream: string; items?: readonly string[]; seqs?: readonly number[]; clients?: readonly string[] },
): Violation {
  const items = new Set(about.items ?? []);
  const seqs = new Set(about.seqs ?? []);
  const isOfClient = (client: string) => about.clients === undefined || about.clients.includes(client);
  const stored = history.stored.find(({ stream }) => stream === about.stream);
  const rows = (stored?.rows ?? []).filter((row) => seqs.has(row.seq) || (row.item !== null && items.has(row.item)));
  const operations = history.events.filter(
    (event) =>
      ('item' in event && items.has(event.item)) ||
      (event.kind === 'revoked' && event.stream === about.stream && isOfClient(event.client)),
  );
  const replicas = history.replicas.filter((replica) => replica.stream === about.stream && isOfClient(replica.client));
  return {
    invariant,
    message,
    stream: about.stream,
    evidence: [
      ...[
        ...operations.slice(0, evidenceMax).map((event) => ({ at: event.at, text: operationText(event) })),
        ...replicas.flatMap((replica) => shownText(replica, seqs)).slice(0, evidenceMax),
      ].sort((a, b) => a.at - b.at),
      ...rows.slice(0, evidenceMax).map((row) => ({ at: null, text: rowText(row) })),
    ],
  };
}

function operationText(event: HistoryEvent): string {
  switch (event.kind) {
    case 'invoke':
      return `${event.client} invokes ${event.item}`;
    case 'ok':
      return `${event.client} is told ok, number ${event.seq}: ${event.item}`;
    case 'fail':
      return `${event.client} is refused ${event.code}: ${event.item}`;
    case 'unknown':
      return `${event.client} hears nothing sure (${event.reason}): ${event.item}`;
    case 'revoked':
      return `${event.client} loses access after number ${event.afterSeq}`;
    case 'broken':
    case 'healed':
      return `${event.what} ${event.kind}`;
  }
}

function shownText(replica: Replica, seqs: ReadonlySet<number>): { at: number; text: string }[] {
  const applied = replica.applied.filter(({ seq }) => seqs.has(seq));
  const onlyArrived = replica.arrived.filter(
    (shown) =>
      seqs.has(shown.seq) && !applied.some(({ seq, content }) => seq === shown.seq && content === shown.content),
  );
  return [
    ...applied.map(({ at, seq, content }) => ({ at, text: `${replica.client} applies number ${seq}: ${content}` })),
    ...onlyArrived.map(({ at, seq, content }) => ({
      at,
      text: `${replica.client} receives number ${seq}: ${content}`,
    })),
  ];
}

function rowText(row: StoredRow): string {
  const by = row.item === null ? 'no command' : `${row.item} of ${row.writer}`;
  return `database has number ${row.seq}: ${row.content} (${by})`;
}
