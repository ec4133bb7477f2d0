import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Metrics } from './metrics';
import { matchRoute } from './route-table';

/** Counts and times the requests of the API by their route: what no contract knows is one more route. */
export function measuredRequests(metrics: Metrics): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!request.path.startsWith('/api/')) return next();
    const end = metrics.requests.startTimer();
    const { method, path } = request;
    response.once('close', () => {
      const route = matchRoute(method, path)?.path;
      end({ method: route ? method : 'any', route: route ?? 'unknown', status: response.statusCode });
    });
    next();
  };
}
