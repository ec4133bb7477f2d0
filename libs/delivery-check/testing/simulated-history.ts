import type { History, HistoryEvent, Replica, Shown, StoredRow } from '../src';

/** How large a simulated history is. */
export interface Simulation {
  readonly writers: number;
  readonly listeners: number;
  /** one per command, in the order they are given: whose it is and what becomes of it */
  readonly commands: readonly SimulatedCommand[];
}

/** stored: acknowledged at once; repeated: stored, but its first answer was lost; open: never answered, maybe stored. */
export interface SimulatedCommand {
  readonly writer: number;
  readonly fate: 'stored' | 'repeated' | 'refused' | 'open-stored' | 'open-lost';
}

/** A history in parts that a test can tamper with. */
export interface Parts {
  events: HistoryEvent[];
  rows: StoredRow[];
  replicas: { client: string; applied: Shown[]; arrived: Shown[] }[];
  head: number;
}

export const streamName = 'reading';

/** What a server without faults would leave: commands one after the other, everything shown to everyone. */
export function simulate({ writers, listeners, commands }: Simulation): Parts {
  let at = 1_000;
  const tick = () => (at += 10);
  const parts: Parts = { events: [], rows: [], replicas: [], head: 0 };
  const shown: Shown[] = [];
  commands.forEach(({ writer, fate }, index) => {
    const client = `writer ${writer % Math.max(1, writers)}`;
    const item = `item ${index}`;
    const operation = { client, stream: streamName, item };
    parts.events.push({ kind: 'invoke', at: tick(), ...operation });
    const isStored = fate === 'stored' || fate === 'repeated' || fate === 'open-stored';
    if (isStored) {
      parts.head += 1;
      const content = `comment.created ${item}`;
      parts.rows.push({ seq: parts.head, content, item, writer: client, storedAt: tick() });
      shown.push({ at: tick(), seq: parts.head, content });
    }
    if (fate === 'refused') parts.events.push({ kind: 'fail', at: tick(), ...operation, code: 'E_FORBIDDEN' });
    if (fate === 'repeated' || fate.startsWith('open'))
      parts.events.push({ kind: 'unknown', at: tick(), ...operation, reason: 'disconnected' });
    if (fate === 'repeated') parts.events.push({ kind: 'invoke', at: tick(), ...operation });
    if (fate === 'stored' || fate === 'repeated')
      parts.events.push({ kind: 'ok', at: tick(), ...operation, seq: parts.head });
  });
  parts.events.push({ kind: 'healed', at: tick(), what: 'the network' });
  for (let index = 0; index < listeners; index += 1) {
    parts.replicas.push({ client: `listener ${index}`, applied: [...shown], arrived: [...shown, ...shown.slice(-1)] });
  }
  return parts;
}

/** The parts as a history. */
export function historyOf({ events, rows, replicas, head }: Parts): History {
  return {
    events,
    replicas: replicas.map((replica): Replica => ({ ...replica, stream: streamName, since: 0, mustConverge: true })),
    stored: [{ stream: streamName, head, rows }],
  };
}
