import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Who asks: a signed-in person in one of their sessions, or nobody known. Read from the session, never from the input. */
export interface Caller {
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly address: string;
  readonly userAgent: string;
}

/** A caller who is signed in. */
export interface SignedInCaller extends Caller {
  readonly personId: string;
  readonly sessionId: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** set by the session middleware of `@lectern/server/auth` */
    caller?: Caller;
  }
}

/** The caller of a request. The route's contract says whether it can be someone not signed in. */
export const WhoCalls = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);

/** The caller a request was marked with. */
export function callerOf(request: Request): Caller {
  if (!request.caller) throw new Error('The session middleware did not run.');
  return request.caller;
}
