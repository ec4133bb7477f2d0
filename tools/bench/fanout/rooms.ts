import { compared, percentile, type Row } from '../row';
import { measureRoom, median, type Measured } from './measure';
import { startBare, startLectern, type Subject } from './subject';

const rounds = 3;

/** Twenty who write as fast as acknowledged, and a hundred who listen. */
export async function busyRoom(): Promise<Row[]> {
  const [own, bare, withoutDatabase] = await inTurn((subject) =>
    measureRoom(subject, { authors: 20, listeners: 100 }, { do: 'burst', ms: 5_000 }),
  );
  const acked = (side: readonly Measured[]) => median(side.map((one) => one.ackedPerSecond));
  const delivered = (side: readonly Measured[]) => median(side.map((one) => one.deliveredPerSecond));
  const p95 = (side: readonly Measured[]) => median(side.map((one) => percentile(one.tookMs, 0.95)));
  const cpu = (side: readonly Measured[]) => median(side.map((one) => one.cpuPerThousandDeliveries * 1000));
  return [
    compared('busy-room.acked', acked(own), '1/s', acked(bare), 2),
    compared('busy-room.delivered', delivered(own), '1/s', delivered(bare), 2),
    compared('busy-room.acked.no-database', acked(own), '1/s', acked(withoutDatabase), null),
    compared('busy-room.ack-p95', p95(own), 'ms', p95(bare), null),
    compared('cpu.busy', cpu(own), 'ms', cpu(bare), 0.8),
    compared('cpu.busy.no-database', cpu(own), 'ms', cpu(withoutDatabase), null),
  ];
}

/** Five comments a second before a thousand listeners. */
export async function pacedRoom(): Promise<Row[]> {
  const [own, bare, withoutDatabase] = await inTurn((subject) =>
    measureRoom(subject, { authors: 10, listeners: 1_000 }, { do: 'pace', ms: 10_000, perSecond: 5 }),
  );
  const seen = (side: readonly Measured[], share: number) =>
    percentile(
      side.flatMap((one) => one.lastSeenMs),
      share,
    );
  const acked = (side: readonly Measured[]) =>
    percentile(
      side.flatMap((one) => one.tookMs),
      0.95,
    );
  const cpu = (side: readonly Measured[]) => median(side.map((one) => one.cpuPerThousandDeliveries * 1000));
  return [
    compared('paced-room.seen-last.p99', seen(own, 0.99), 'ms', seen(bare, 0.99), 1.2),
    compared('paced-room.seen-last.p50', seen(own, 0.5), 'ms', seen(bare, 0.5), null),
    compared('paced-room.seen-last.p99.no-database', seen(own, 0.99), 'ms', seen(withoutDatabase, 0.99), null),
    compared('paced-room.acked.p95', acked(own), 'ms', acked(bare), null),
    compared('cpu.paced', cpu(own), 'ms', cpu(bare), 0.8),
  ];
}

/** Measures Lectern, the bare server, and the bare server without a database in turn, so that a machine whose speed drifts is the same to all. */
async function inTurn(measure: (subject: Subject) => Promise<Measured>): Promise<[Measured[], Measured[], Measured[]]> {
  const lectern = await startLectern();
  const others = [await startBare(lectern.server.databaseUrl), await startBare(null)];
  const [own, bare, withoutDatabase]: [Measured[], Measured[], Measured[]] = [[], [], []];
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, subject] of [lectern, ...others].entries()) {
        const measured = await measure(subject);
        [own, bare, withoutDatabase][index]?.push(measured);
        if (process.env['BENCH_VERBOSE'])
          console.error(
            ['lectern', 'bare', 'bare, no database'][index],
            measured.ackedPerSecond.toFixed(0),
            (measured.cpuPerThousandDeliveries * 1000).toFixed(2),
            percentile(measured.tookMs, 0.5).toFixed(1),
            percentile(measured.lastSeenMs, 0.5).toFixed(1),
            percentile(measured.lastSeenMs, 0.99).toFixed(1),
          );
      }
    }
  } finally {
    await Promise.all(others.map((subject) => subject.stop()));
    await lectern.stop();
  }
  return [own, bare, withoutDatabase];
}
