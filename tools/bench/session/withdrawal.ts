import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Attendee } from '../asking';
import { Heard } from '../heard';
import { startLectern } from '../fanout/subject';
import { alone, percentile, type Row } from '../row';
import { BenchMeeting } from './meeting';

const clients = 200;
const rounds = 40;

/** A line is said in a session and withdrawn: when the last of 200 clients has it gone, and what is left of it. */
export async function withdrawal(): Promise<Row[]> {
  const lectern = await startLectern();
  const heard = new Heard(clients, linesIn);
  let listeners: Attendee[] = [];
  try {
    const meeting = await BenchMeeting.open(lectern);
    listeners = await meeting.listeners(clients, (listener, payload) => heard.take(listener, payload));
    const goneMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const lineId = uuidv7();
      await meeting.chat({ what: 'say', text: `Secret of round ${round}` }, lineId);
      await heard.byAll(lineName(lineId, false));
      const begun = performance.now();
      await meeting.chat({ what: 'withdraw', target: { kind: 'line', id: lineId }, reason: null });
      goneMs.push((await heard.byAll(lineName(lineId, true))) - begun);
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

/** The lines a frame tells of, as they stand or as gone. */
function linesIn(text: string): string[] {
  const lines = text.matchAll(/"line":\{"id":"([^"]+)".*?"isWithdrawn":(true|false)/g);
  return [...lines].map(([, id = '', isWithdrawn = '']) => lineName(id, isWithdrawn === 'true'));
}

const lineName = (id: string, isWithdrawn: boolean) => `${id} ${isWithdrawn}`;

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
