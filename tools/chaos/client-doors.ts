import { io, type Socket } from 'socket.io-client';
import {
  acknowledgementSchema,
  clientMessages,
  type Acknowledgement,
  type ClientMessageAnswer,
  type ClientMessageInput,
  type ClientMessageName,
  type Refusal,
  type Route,
} from '@lectern/contracts';
import { publicOrigin } from './api-node';
import { pause } from './wait';

const askedAgainMs = 50;

/** No answer came: it may have been done or not. */
export class NoAnswerError extends Error {}

/** The server said no. */
export class RefusedError extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly status: number,
  ) {
    super(`${refusal.code}: ${refusal.message}`);
  }
}

/** A connection that does nothing by itself: no buffer, no repeat, no reconnect. */
export function newSocket(port: number, cookie: string | null, connectMs: number, auth: object = {}): Socket {
  return io(`http://127.0.0.1:${port}`, {
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    transports: ['websocket'],
    timeout: connectMs,
    auth,
    extraHeaders: { origin: publicOrigin, ...(cookie === null ? {} : { cookie }) },
  });
}

/** Sends a message and waits for its acknowledgement, which has to keep the contract. */
export async function ask<N extends ClientMessageName>(
  socket: Socket,
  name: N,
  input: ClientMessageInput<N>,
  withinMs: number,
): Promise<Acknowledgement<ClientMessageAnswer<N>>> {
  if (!socket.connected) throw new NoAnswerError('not connected');
  const answer: unknown = await socket
    .timeout(withinMs)
    .emitWithAck(name, input)
    .catch((error: Error) => {
      throw new NoAnswerError(error.message);
    });
  return acknowledgementSchema(clientMessages[name].answer).parse(answer) as Acknowledgement<ClientMessageAnswer<N>>;
}

/** Calls a route over HTTP. Throws `RefusedError` for a refusal and `NoAnswerError` when there was none. */
export async function call<T>(
  port: number,
  cookie: string | null,
  route: Route,
  given: { params?: Record<string, string>; query?: Record<string, string>; body?: object } = {},
  withinMs = 10_000,
): Promise<T> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => given.params?.[name] ?? '');
  const query = given.query ? `?${new URLSearchParams(given.query)}` : '';
  const response = await fetch(`http://127.0.0.1:${port}${path}${query}`, {
    method: route.method,
    headers: {
      origin: publicOrigin,
      ...(cookie === null ? {} : { cookie }),
      ...(given.body ? { 'content-type': 'application/json' } : {}),
    },
    body: given.body ? JSON.stringify(given.body) : null,
    signal: AbortSignal.timeout(withinMs),
  }).catch((error: Error) => {
    throw new NoAnswerError(error.message);
  });
  const text = await response.text().catch((error: Error) => {
    throw new NoAnswerError(error.message);
  });
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
  throw new RefusedError(JSON.parse(text) as Refusal, response.status);
}

/** Calls a route again and again, with the same command, until the server answers; a refusal that would stay one is thrown. */
export async function insist<T>(port: () => number, cookie: string, route: Route, body: object): Promise<T> {
  for (;;) {
    const answer = await attempt<T>(port(), cookie, route, body);
    if (answer !== null) return answer;
    await pause(askedAgainMs);
  }
}

/** The answer once it is acknowledged; null where it has to be asked again, with the same command. */
export async function attempt<T>(port: number, cookie: string, route: Route, body: object): Promise<T | null> {
  try {
    return await call<T>(port, cookie, route, { body });
  } catch (fault) {
    if (fault instanceof NoAnswerError) return null;
    if (fault instanceof RefusedError && ['E_BUSY', 'E_RATE'].includes(fault.refusal.code)) return null;
    throw fault;
  }
}
