import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { startLectern } from '../fanout/subject';
import { alone, percentile, type Row } from '../row';
import { BenchMeeting, until, type Attendee } from './meeting';

const clients = 200;
const rounds = 40;

/** A line is said in a session and withdrawn: when the last of 200 clients has it gone, and what is left of it. */
export async function withdrawal(): Promise<Row[]> {
  const lectern = await startLectern();
  const heard = new Heard();
  let listeners: Attendee[] = [];
  try {
    const meeting = await BenchMeeting.open(lectern);
    listeners = await meeting.listeners(clients, (listener, payload) => heard.take(listener, payload));
    const goneMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const lineId = uuidv7();
      await meeting.chat({ what: 'say', text: `Secret of round ${round}` }, lineId);
      await heard.all(lineId, false);
      const begun = performance.now();
      await meeting.chat({ what: 'withdraw', target: { kind: 'line', id: lineId }, reason: null });
      goneMs.push((await heard.all(lineId, true)) - begun);
    }
    return [
      alone('session.withdrawn.p50', percentile(goneMs, 0.5), 'ms', null),
      alone('session.withdrawn.p95', percentile(goneMs, 0.95), 'ms', 500),
      alone('session.withdrawn.copies', await copiesLeft(meeting), '', 0),
    ];
  } finally {
    for (const { wire } of listeners) wire.close();
    await lectern.stop();
  }
}

/** Which clients have heard which line, as it stands or as gone, and when the last of them did. */
class Heard {
  private readonly clientsOf = new Map<string, Set<number>>();
  private readonly atMs = new Map<string, number>();

  take(client: number, payload: Buffer): void {
    const lines = payload.toString().matchAll(/"line":\{"id":"([^"]+)".*?"isWithdrawn":(true|false)/g);
    for (const [, id = '', isWithdrawn = ''] of lines) {
      const key = `${id} ${isWithdrawn}`;
      const known = this.clientsOf.get(key) ?? new Set<number>();
      this.clientsOf.set(key, known.add(client));
      if (known.size === clients) this.atMs.set(key, performance.now());
    }
  }

  /** When the last of all clients had heard it. */
  async all(lineId: string, isWithdrawn: boolean): Promise<number> {
    const key = `${lineId} ${isWithdrawn}`;
    await until(() => this.atMs.has(key), `every client hears ${key}`);
    return this.atMs.get(key) ?? 0;
  }
}

/** How often what was withdrawn stands in a snapshot, in the replay of all events, in the recap or in what is exported of it. */
async function copiesLeft(meeting: BenchMeeting): Promise<number> {
  const shown = [
    routes.liveSession.path,
    `${routes.liveSessionEvents.path}?since=0`,
    routes.liveRecap.path,
    `${routes.exportLiveRecap.path}?format=markdown`,
    `${routes.exportLiveRecap.path}?format=json`,
  ];
  const texts = await Promise.all(shown.map((path) => meeting.read(path)));
  return texts.join('').split('Secret of round').length - 1;
}
