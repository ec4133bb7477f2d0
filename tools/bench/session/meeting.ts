import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { routes, type EventPage, type LiveAct, type LiveChatAct, type LiveSnapshot } from '@lectern/contracts';
import type { LecternSubject } from '../fanout/subject';
import { Wire } from '../fanout/wire';

/** connections at once: more only wait in the server's queue */
const connectingMax = 20;
/** a number no stream reaches: only what comes after joining is wanted */
const fromNowOn = 2_000_000_000;

/** Somebody in the meeting: what comes over their wire, and how to ask over it. */
export interface Attendee {
  readonly wire: Wire;
  /** sends a command and gives its answer as it came */
  ask(name: string, payload: unknown): Promise<Buffer>;
}

/** Somebody who hears the session's stream, and what they were answered when they joined it. */
export interface Listener extends Attendee {
  readonly joinedWith: EventPage;
}

/** A live session under way over the reading of a bench, led by its first person over HTTP. */
export class BenchMeeting {
  private constructor(
    readonly lectern: LecternSubject,
    readonly sessionId: string,
    private readonly hostCookie: string,
  ) {}

  static async open(lectern: LecternSubject): Promise<BenchMeeting> {
    const commandId = uuidv7();
    const meeting = new BenchMeeting(lectern, commandId, lectern.reading.cookies[0] ?? '');
    const plan = {
      title: 'Bench',
      start: '2031-03-28T19:00',
      timeZone: 'Europe/Berlin',
      lengthMinutes: 60,
      agenda: [],
    };
    const whose = { letsIn: 'everyone', capacity: null, coHostIds: [], isDraft: false };
    const path = routes.scheduleLiveSession.path.replace(':readingId', lectern.reading.readingId);
    await meeting.post(path, { commandId, ...plan, ...whose });
    await meeting.act({ what: 'turn', to: 'live', seenState: 'scheduled' });
    await meeting.act({ what: 'enter' });
    return meeting;
  }

  /** What the host does. */
  act(act: LiveAct): Promise<void> {
    return this.post(routes.actInLiveSession.path, { commandId: uuidv7(), sessionId: this.sessionId, act });
  }

  /** What the host says or takes back. */
  chat(act: LiveChatAct, commandId = uuidv7()): Promise<void> {
    return this.post(routes.actInChat.path, { commandId, sessionId: this.sessionId, act });
  }

  /** So many who hear the session's stream, each told apart by a number. */
  async listeners(count: number, onEvent: (listener: number, payload: Buffer) => void): Promise<Listener[]> {
    const seats = this.lectern.seats(count);
    const listeners: Listener[] = [];
    while (listeners.length < count) {
      const first = listeners.length;
      const coming = seats
        .slice(first, first + connectingMax)
        .map(({ cookie }, index) => this.listen(cookie, (event) => onEvent(first + index, event)));
      listeners.push(...(await Promise.all(coming)));
    }
    return listeners;
  }

  /** One who hears the session's stream from a number on. */
  async listen(cookie: string | null, onEvent: (payload: Buffer) => void, since = fromNowOn): Promise<Listener> {
    const attendee = await attend(this.lectern.base, cookie, onEvent);
    const answer = await attendee.ask('stream.join', { stream: { kind: 'session', id: this.sessionId }, since });
    const [joined] = JSON.parse(answer.toString()) as [{ answer: EventPage }];
    return { ...attendee, joinedWith: joined.answer };
  }

  snapshot(cookie = this.hostCookie): Promise<LiveSnapshot> {
    return this.read(routes.liveSession.path, cookie).then((text) => JSON.parse(text) as LiveSnapshot);
  }

  /** What a route about the session answers, as it came. */
  async read(path: string, cookie = this.hostCookie): Promise<string> {
    const answer = await fetch(this.lectern.base + path.replace(':sessionId', this.sessionId), { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  }

  private async post(path: string, body: object): Promise<void> {
    const headers = { cookie: this.hostCookie, origin: this.lectern.base, 'content-type': 'application/json' };
    const answer = await fetch(this.lectern.base + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

/** Connects; a refused command is a fault of the bench. */
async function attend(base: string, cookie: string | null, onEvent: (payload: Buffer) => void): Promise<Attendee> {
  const waiting = new Map<number, (answer: Buffer) => void>();
  const wire = await Wire.open(base, cookie, { onEvent, onAck: (id, payload) => waiting.get(id)?.(payload) });
  return {
    wire,
    ask: (name, payload) =>
      new Promise((resolve, reject) =>
        waiting.set(wire.send(name, payload), (answer) =>
          answer.includes('"ok":true') ? resolve(answer) : reject(new Error(`${name}: ${answer.toString()}`)),
        ),
      ),
  };
}

/** Waits until something holds, and says what did not if it never does. */
export async function until(holds: () => boolean, what: string, withinMs = 10_000): Promise<void> {
  const patience = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > patience) throw new Error(`Waited in vain: ${what}`);
    await sleep(1);
  }
}
