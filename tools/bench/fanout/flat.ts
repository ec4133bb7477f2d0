import { setTimeout as sleep } from 'node:timers/promises';
import { compared, percentile, type Row } from '../row';
import { CrowdProcess } from './crowd-process';
import { measureSeats, median, type Measured } from './measure';
import { prepareComments, prepareMoreReadings } from './prepare';
import { cpuSeconds, startLectern, type LecternSubject } from './subject';

const listeners = 10;
const rounds = 3;
const roomsPerSocket = 50;
const [fewRooms, manyRooms] = [10, 10_000];

/** What one comment costs while few and while many rooms are open, and with few and many comments in its reading. */
export async function flat(): Promise<Row[]> {
  return [...(await byComments()), ...(await byRooms())];
}

async function byRooms(): Promise<Row[]> {
  const lectern = await startLectern();
  try {
    const places = await prepareMoreReadings(lectern.server.databaseUrl, lectern.reading.groupId, manyRooms);
    const crowds: CrowdProcess[] = [];
    const open = async (from: number, to: number) => {
      const ids = places.slice(from, to).map((place) => place.readingId);
      const seats = lectern.seats(Math.ceil(ids.length / roomsPerSocket));
      crowds.push(
        await CrowdProcess.seated(
          seats.map((seat, index) => ({
            ...seat,
            readingIds: ids.slice(index * roomsPerSocket, (index + 1) * roomsPerSocket),
          })),
        ),
      );
    };
    await open(0, fewRooms);
    const few = await costs(lectern);
    await open(fewRooms, manyRooms);
    await sleep(2_000);
    const many = await costs(lectern);
    const idle = await cpuSeconds(lectern.pid());
    await sleep(10_000);
    // what the rooms cost by themselves, comment or not
    const idleMsPerSecond = ((await cpuSeconds(lectern.pid())) - idle) * 100;
    crowds.forEach((crowd) => crowd.end());
    return [
      compared('flat.rooms-10000.acked.p50', many.ackMs, 'ms', few.ackMs, 1.2),
      compared('flat.rooms-10000.cpu', many.cpuMs, 'ms', few.cpuMs, 1.2),
      compared('flat.rooms-10000.idle-cpu', idleMsPerSecond, 'ms/s', 0, null),
    ];
  } finally {
    await lectern.stop();
  }
}

async function byComments(): Promise<Row[]> {
  const lectern = await startLectern();
  try {
    const { databaseUrl } = lectern.server;
    const measured: { ackMs: number; cpuMs: number }[] = [];
    let there = 0;
    for (const wanted of [100, 10_000, 100_000]) {
      await prepareComments(databaseUrl, lectern.reading.readingId, wanted - there);
      measured.push(await costs(lectern));
      there = wanted;
    }
    const [few, more, most] = measured;
    if (!few || !more || !most) throw new Error('Nothing was measured.');
    return [
      compared('flat.comments-10000.acked.p50', more.ackMs, 'ms', few.ackMs, 1.2),
      compared('flat.comments-10000.cpu', more.cpuMs, 'ms', few.cpuMs, 1.2),
      compared('flat.comments-100000.acked.p50', most.ackMs, 'ms', few.ackMs, 1.2),
      compared('flat.comments-100000.cpu', most.cpuMs, 'ms', few.cpuMs, 1.2),
    ];
  } finally {
    await lectern.stop();
  }
}

/** One writes as fast as acknowledged, a few listen. */
async function costs(lectern: LecternSubject): Promise<{ ackMs: number; cpuMs: number }> {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const seats = lectern.seats(listeners + 1);
    measured.push(await measureSeats(lectern, seats.slice(0, 1), seats.slice(1), { do: 'burst', ms: 3_000 }));
  }
  return {
    ackMs: median(measured.map((one) => percentile(one.tookMs, 0.5))),
    cpuMs: median(measured.map((one) => one.cpuPerThousandDeliveries * (listeners + 1))),
  };
}
