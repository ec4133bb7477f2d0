import { Injectable } from '@angular/core';
import { type Refusal, refusalSchema, type Route, type RouteAnswer, type RouteRequest } from '@lectern/contracts';
import { addressOf } from './address';
import { RefusedError, UnexpectedAnswerError, UnreachableError } from './faults';

const answerWithinMs = 30_000;

/** What a caller can add to a call besides the request itself. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** The one door to the server over HTTP: sends what a route's contract says and parses what it answers. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly refusalListeners = new Set<(refusal: Refusal) => void>();

  /**
   * Calls a route. `request.body` of a route with `bytes` is a Blob. Throws `RefusedError`,
   * `UnreachableError` or `UnexpectedAnswerError`; an aborted call throws the signal's reason.
   */
  async call<R extends Route>(
    route: R,
    request: Partial<RouteRequest<R>> = {},
    options: CallOptions = {},
  ): Promise<RouteAnswer<R>> {
    const response = await this.send(route, request, options);
    const answer = await readBody(response);
    if (!response.ok) throw this.refused(answer, response);
    if (route.answer === null) return undefined as RouteAnswer<R>;
    const parsed = route.answer.safeParse(answer);
    if (!parsed.success) throw new UnexpectedAnswerError(`${route.method} ${route.path}`, { cause: parsed.error });
    return parsed.data as RouteAnswer<R>;
  }

  /** Fetches what a route with `file` gives; throws as {@link call} does. */
  async file<R extends Route>(
    route: R,
    request: Partial<RouteRequest<R>> = {},
    options: CallOptions = {},
  ): Promise<ArrayBuffer> {
    const response = await this.send(route, request, options);
    if (!response.ok) throw this.refused(await readBody(response), response);
    return response.arrayBuffer().catch((fault: unknown) => {
      options.signal?.throwIfAborted();
      throw new UnreachableError('The file broke off.', { cause: fault });
    });
  }

  /** Hears of every refusal; answers the function that stops listening. */
  onRefused(listener: (refusal: Refusal) => void): () => void {
    this.refusalListeners.add(listener);
    return () => this.refusalListeners.delete(listener);
  }

  private async send(route: Route, request: Partial<RouteRequest<Route>>, options: CallOptions): Promise<Response> {
    const timeLimit = AbortSignal.timeout(answerWithinMs);
    try {
      return await fetch(addressOf(route, request.params, request.query), {
        method: route.method,
        headers: headersOf(route),
        body: bodyOf(route, request.body),
        signal: options.signal ? AbortSignal.any([options.signal, timeLimit]) : timeLimit,
      });
    } catch (fault) {
      options.signal?.throwIfAborted();
      throw new UnreachableError('No answer from the server.', { cause: fault });
    }
  }

  private refused(answer: unknown, response: Response): RefusedError | UnreachableError {
    const parsed = refusalSchema.safeParse(answer);
    // Without a refusal in the contract's form something between here and the server answered.
    if (!parsed.success) return new UnreachableError(`Answered ${response.status}.`);
    for (const listener of this.refusalListeners) listener(parsed.data);
    return new RefusedError(parsed.data, response.status);
  }
}

function headersOf(route: Route): Record<string, string> {
  if (route.bytes) return { accept: 'application/json', 'content-type': 'application/octet-stream' };
  if (route.body) return { accept: 'application/json', 'content-type': 'application/json' };
  return { accept: 'application/json' };
}

function bodyOf(route: Route, body: unknown): BodyInit | null {
  if (route.bytes) return body instanceof Blob ? body : null;
  return route.body ? JSON.stringify(body) : null;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
