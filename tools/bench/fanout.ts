import { CrowdProcess } from './fanout/crowd-process';
import { flat } from './fanout/flat';
import { idleMemory } from './fanout/idle';
import { readingOpen } from './fanout/reading-open';
import { reconnect } from './fanout/reconnect';
import { busyRoom, pacedRoom } from './fanout/rooms';
import { soak } from './fanout/soak';
import { twoNodes } from './fanout/two-nodes';
import type { Row } from './row';

interface Part {
  /** how its figures' names begin */
  readonly names: readonly string[];
  readonly measure: () => Promise<Row[]>;
  /** only when it is named */
  readonly isLong?: boolean;
}

const parts: readonly Part[] = [
  { names: ['busy-room', 'cpu.busy'], measure: busyRoom },
  { names: ['paced-room', 'cpu.paced'], measure: pacedRoom },
  { names: ['idle'], measure: idleMemory },
  { names: ['reconnect'], measure: reconnect },
  { names: ['flat'], measure: flat },
  { names: ['reading-open'], measure: readingOpen },
  { names: ['two-nodes'], measure: twoNodes },
  { names: ['soak'], measure: soak, isLong: true },
];

/** Rooms, small and large, against a bare Socket.IO server in the same run: the parts that were asked for, or all but the long ones. */
export async function bench(names: readonly string[]): Promise<Row[]> {
  await CrowdProcess.prepare();
  const rows: Row[] = [];
  for (const part of parts) {
    const isNamed = names.some((wanted) =>
      part.names.some((name) => wanted.startsWith(name) || name.startsWith(wanted)),
    );
    const isInAll = !part.isLong && (names.length === 0 || names.includes('fanout'));
    if (isNamed || isInAll) rows.push(...(await part.measure()));
  }
  return rows;
}
