import type { NextFunction, Request, Response } from 'express';
import { DomainError } from './domain-error';
import { matchRoute } from './route-table';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether an Origin header names one of ours, letter for letter. */
export function isOwnOrigin(origin: string | undefined, origins: readonly string[]): boolean {
  return origin !== undefined && origins.includes(origin);
}

/**
 * Refuses requests that change something unless the browser says they come from our own pages:
 * `Sec-Fetch-Site: same-origin`, or where that is missing an exact `Origin`. Both present must agree.
 */
export function sameOriginOnly(origins: readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (safeMethods.has(request.method) || matchRoute(request.method, request.path)?.fromAnywhere) return next();
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const isOurs =
      site === undefined
        ? isOwnOrigin(origin, origins)
        : site === 'same-origin' && (origin === undefined || isOwnOrigin(origin, origins));
    next(isOurs ? undefined : new DomainError('E_ORIGIN', 'This request did not come from a page of this server.'));
  };
}
