import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import type { ErrorCode, Refusal, Route, RouteAnswer } from '@lectern/contracts';
import { refusalSchema } from '@lectern/contracts';
import type * as z from 'zod';

/** Somebody signed in, as far as a request needs to know; `null` is nobody. */
export type Signed = { readonly cookie: string } | null;

const busyTriesMax = 4;

type Part<Name extends string, S> = S extends z.ZodType ? Record<Name, z.input<S>> : Record<never, never>;
/** What a call of a route sends: only what its contract names. */
export type CallInput<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']> &
  (R['bytes'] extends true ? { bytes: Uint8Array } : Record<never, never>);
/** The same for a route that is not known beforehand. */
export interface AnyInput {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
}

/** What came back. `body` is JSON as sent, undefined where there is none. */
export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A refusal with the status it came with. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly refusal: Refusal,
  ) {
    super(`${status} ${refusal.code}: ${refusal.message}`);
  }
}

/** Calls a route and returns its answer, held against the contract; throws `Refused` for a refusal. */
export async function call<R extends Route>(route: R, input: CallInput<R>, as: Signed): Promise<RouteAnswer<R>> {
  const answer = await send(route, input as AnyInput, as);
  if (answer.status >= 400) throw new Refused(answer.status, refusalSchema.parse(answer.body));
  return (route.answer ? route.answer.parse(answer.body) : undefined) as RouteAnswer<R>;
}

/** The code a call is refused with; fails when it is not refused. */
export async function refusalOf(calling: Promise<unknown>): Promise<ErrorCode> {
  const error: unknown = await calling.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refused) return error.refusal.code;
  throw error ?? new Error('It was not refused.');
}

/** Sends a request for a route without judging the answer; a busy server is asked again when it says to, as clients do. */
export async function send(route: Route, input: AnyInput, as: Signed, base = inject('serverBase')): Promise<RawAnswer> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''));
  const query = input.query ? `?${new URLSearchParams(input.query).toString()}` : '';
  const body = input.bytes ?? (input.body === undefined ? undefined : JSON.stringify(input.body));
  const type = route.bytes ? 'application/octet-stream' : 'application/json';
  const headers = {
    origin: base,
    ...(as ? { cookie: as.cookie } : {}),
    ...(body === undefined ? {} : { 'content-type': type }),
  };
  for (let tries = 1; ; tries += 1) {
    const answer = await request(base, route.method, path + query, headers, body);
    if (answer.status !== 503 || tries === busyTriesMax) return answer;
    await sleep(((answer.body as Refusal).retryAfterSeconds ?? 1) * 1_000);
  }
}

/** Sends any request at all. */
export async function request(
  base: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string | Uint8Array,
): Promise<RawAnswer> {
  const response = await fetch(base + path, { method, headers, body: body as BodyInit, redirect: 'manual' });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : text || undefined,
  };
}

/** A refusal's body without the one thing that differs between two equal ones. */
export function withoutRequestId(body: unknown): unknown {
  const { requestId: _, ...rest } = body as Refusal;
  return rest;
}
