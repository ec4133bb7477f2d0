import type { StreamRef } from '@lectern/contracts';
import { Wire } from './fanout/wire';
import type { Heard } from './heard';

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

/** Listens to a stream from now on. */
export async function listening(
  base: string,
  cookie: string | null,
  stream: StreamRef,
  take: Parameters<typeof Wire.open>[2]['onEvent'],
): Promise<Wire> {
  let isIn: (() => void) | null = null;
  const entered = new Promise<void>((resolve) => (isIn = resolve));
  const wire = await Wire.open(base, cookie, { onEvent: take, onAck: () => isIn?.() });
  wire.send('stream.join', { stream, since: 2_000_000_000 });
  await entered;
  return wire;
}

/** connections at once: more only wait in the server's queue */
const connectingMax = 20;

/** Many clients that listen to a stream, each with its number. */
export async function allListening(
  seats: readonly { readonly base: string; readonly cookie: string | null }[],
  stream: StreamRef,
  heard: Heard,
): Promise<Wire[]> {
  const wires: Wire[] = [];
  while (wires.length < seats.length) {
    const opened = seats.slice(wires.length, wires.length + connectingMax).map(({ base, cookie }, index) => {
      const client = wires.length + index;
      return listening(base, cookie, stream, (payload) => heard.take(client, payload));
    });
    wires.push(...(await Promise.all(opened)));
  }
  return wires;
}
