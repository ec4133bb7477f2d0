import { isUtf8 } from 'node:buffer';
import { limits, type Route } from '@lectern/contracts';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { DomainError } from './domain-error';
import { wrongShape } from './json-shape';
import { matchRoute } from './route-table';

/**
 * Reads the body a route's contract asks for, and no other: JSON, a file as bytes, or none; no larger
 * than the route allows. Anything else is refused before it is read.
 */
export function requestBodies(): RequestHandler {
  const readers = new Map<Route, RequestHandler>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const route = matchRoute(request.method, request.path);
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (!route || !hasBody || route.fromAnywhere) return next();
    const wanted = route.bytes ? 'application/octet-stream' : 'application/json';
    const given = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    if (given !== wanted) return next(new DomainError('E_MEDIA_TYPE', `Send ${wanted}.`));
    const reader = readers.get(route) ?? readerOf(route);
    readers.set(route, reader);
    reader(request, response, next);
  };
}

function readerOf(route: Route): RequestHandler {
  const limit = route.bodyBytes ?? limits.httpBodyBytes;
  return route.bytes
    ? express.raw({ type: () => true, limit, inflate: false })
    : express.json({ limit, strict: true, inflate: false, verify: refuserOf(route) });
}

/** What is refused before it is parsed. For text it cannot read the parser would put U+FFFD; nobody wrote that. */
function refuserOf(route: Route) {
  return (_request: unknown, _response: unknown, bytes: Buffer): void => {
    if (!isUtf8(bytes)) throw new DomainError('E_INVALID', 'The body is not UTF-8.');
    const wrong = wrongShape(bytes, route.bodyKeys);
    if (wrong !== null) throw new DomainError('E_INVALID', wrong);
  };
}
