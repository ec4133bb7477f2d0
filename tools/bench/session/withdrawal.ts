import { routes, type LiveChatAct } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { startLectern, type LecternSubject } from '../fanout/subject';
import { Wire } from '../fanout/wire';
import { alone, percentile, type Row } from '../row';

const clients = 200;
const rounds = 40;
const seenWithinMs = 10_000;
/** connections at once: more only wait in the server's queue */
const connectingMax = 20;

/** A line is said in a session and withdrawn: when the last of 200 clients has it gone, and what is left of it. */
export async function withdrawal(): Promise<Row[]> {
  const lectern = await startLectern();
  const host = lectern.reading.cookies[0] ?? '';
  const heard = new Heard();
  const wires: Wire[] = [];
  try {
    const sessionId = await meeting(lectern, host);
    const seats = lectern.seats(clients);
    while (wires.length < clients) {
      const next = seats.slice(wires.length, wires.length + connectingMax);
      wires.push(
        ...(await Promise.all(
          next.map(({ base, cookie }, index) => joined(base, cookie, sessionId, heard, wires.length + index)),
        )),
      );
    }
    const goneMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const lineId = uuidv7();
      await chat(lectern, host, sessionId, { what: 'say', text: `Secret of round ${round}` }, lineId);
      await heard.all(lineId, false);
      const begun = performance.now();
      await chat(lectern, host, sessionId, { what: 'withdraw', target: { kind: 'line', id: lineId }, reason: null });
      goneMs.push((await heard.all(lineId, true)) - begun);
    }
    return [
      alone('session.withdrawn.p50', percentile(goneMs, 0.5), 'ms', null),
      alone('session.withdrawn.p95', percentile(goneMs, 0.95), 'ms', 500),
      alone('session.withdrawn.copies', await copiesLeft(lectern, host, sessionId), '', 0),
    ];
  } finally {
    for (const wire of wires) wire.close();
    await lectern.stop();
  }
}

/** Which clients have heard which line, as it stands or as gone. */
class Heard {
  private readonly clientsOf = new Map<string, Set<number>>();
  private readonly waiting = new Map<string, (at: number) => void>();

  take(client: number, payload: Buffer): void {
    const text = payload.toString();
    for (const [, id = '', isWithdrawn = ''] of text.matchAll(
      /"line":\{"id":"([^"]+)".*?"isWithdrawn":(true|false)/g,
    )) {
      const key = `${id} ${isWithdrawn}`;
      const known = this.clientsOf.get(key) ?? new Set<number>();
      this.clientsOf.set(key, known.add(client));
      if (known.size === clients) this.waiting.get(key)?.(performance.now());
    }
  }

  /** When the last of all clients had heard it. */
  all(lineId: string, isWithdrawn: boolean): Promise<number> {
    const key = `${lineId} ${isWithdrawn}`;
    if (this.clientsOf.get(key)?.size === clients) return Promise.resolve(performance.now());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Not every client heard of ${key}.`)), seenWithinMs);
      this.waiting.set(key, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }
}

async function joined(
  base: string,
  cookie: string | null,
  sessionId: string,
  heard: Heard,
  index: number,
): Promise<Wire> {
  let isIn: (() => void) | null = null;
  const entered = new Promise<void>((resolve) => (isIn = resolve));
  const wire = await Wire.open(base, cookie, {
    onEvent: (payload) => heard.take(index, payload),
    onAck: () => isIn?.(),
  });
  wire.send('stream.join', { stream: { kind: 'session', id: sessionId }, since: 2_000_000_000 });
  await entered;
  return wire;
}

async function meeting(lectern: LecternSubject, cookie: string): Promise<string> {
  const commandId = uuidv7();
  const plan = { title: 'Bench', start: '2031-03-28T19:00', timeZone: 'Europe/Berlin', lengthMinutes: 60, agenda: [] };
  const whose = { letsIn: 'everyone', capacity: null, coHostIds: [], isDraft: false };
  const path = routes.scheduleLiveSession.path.replace(':readingId', lectern.reading.readingId);
  await post(lectern, cookie, path, { commandId, ...plan, ...whose });
  const act = (what: object) =>
    post(lectern, cookie, routes.actInLiveSession.path, { commandId: uuidv7(), sessionId: commandId, act: what });
  await act({ what: 'turn', to: 'live', seenState: 'scheduled' });
  await act({ what: 'enter' });
  return commandId;
}

function chat(lectern: LecternSubject, cookie: string, sessionId: string, act: LiveChatAct, commandId = uuidv7()) {
  return post(lectern, cookie, routes.actInChat.path, { commandId, sessionId, act });
}

async function post(lectern: LecternSubject, cookie: string, path: string, body: object): Promise<void> {
  const headers = { cookie, origin: lectern.base, 'content-type': 'application/json' };
  const answer = await fetch(lectern.base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** How often what was withdrawn stands in a snapshot or in the replay of all events. */
async function copiesLeft(lectern: LecternSubject, cookie: string, sessionId: string): Promise<number> {
  const read = async (path: string) => {
    const answer = await fetch(lectern.base + path, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  const snapshot = await read(routes.liveSession.path.replace(':sessionId', sessionId));
  const events = await read(`${routes.liveSessionEvents.path.replace(':sessionId', sessionId)}?since=0`);
  return (snapshot + events).split('Secret of round').length - 1;
}
