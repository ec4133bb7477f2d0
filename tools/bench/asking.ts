import type { EventPage, StreamRef } from '@lectern/contracts';
import { Wire } from './fanout/wire';

/** Where a server that is measured is asked. */
export interface Asked {
  readonly base: string;
}

/** Sends something as whoever has the cookie. */
export async function post({ base }: Asked, cookie: string, path: string, body: object): Promise<void> {
  const headers = { cookie, origin: base, 'content-type': 'application/json' };
  const answer = await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** Reads something as whoever has the cookie. */
export async function read({ base }: Asked, cookie: string, path: string): Promise<string> {
  const answer = await fetch(base + path, { headers: { cookie } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text;
}

/** connections at once: more only wait in the server's queue */
const connectingMax = 20;
/** a number no stream reaches: only what comes after joining is wanted */
const fromNowOn = 2_000_000_000;

/** Somebody at a server: what comes over their wire, and how to ask over it. */
export interface Attendee {
  readonly wire: Wire;
  /** sends a command and gives its answer as it came */
  ask(name: string, payload: unknown): Promise<Buffer>;
}

/** Somebody who hears a stream, and what they were answered when they joined it. */
export interface Listener extends Attendee {
  readonly joinedWith: EventPage;
}

/** Where somebody who listens sits. */
export interface Seat {
  readonly base: string;
  readonly cookie: string | null;
}

/** One who hears a stream from a number on. */
export async function listen(
  { base, cookie }: Seat,
  stream: StreamRef,
  onEvent: (payload: Buffer) => void,
  since = fromNowOn,
): Promise<Listener> {
  const attendee = await attend(base, cookie, onEvent);
  const answer = await attendee.ask('stream.join', { stream, since });
  const [joined] = JSON.parse(answer.toString()) as [{ answer: EventPage }];
  return { ...attendee, joinedWith: joined.answer };
}

/** Many who hear a stream, each told apart by a number. */
export async function listenAll(
  seats: readonly Seat[],
  stream: StreamRef,
  onEvent: (listener: number, payload: Buffer) => void,
): Promise<Listener[]> {
  const listeners: Listener[] = [];
  while (listeners.length < seats.length) {
    const first = listeners.length;
    const coming = seats
      .slice(first, first + connectingMax)
      .map((seat, index) => listen(seat, stream, (event) => onEvent(first + index, event)));
    listeners.push(...(await Promise.all(coming)));
  }
  return listeners;
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
