import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import { loggedError, matchRoute, type Config } from '@lectern/server/platform';

/** What the framework says of itself at every start: some eighty lines that bury the few an operator needs. */
const frameworkContexts: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);
const infoLevel = 30;

/** One line of JSON a request, with its id and without anything people wrote: no body, no cookie, no query. */
export function loggerOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      hooks: {
        logMethod(args, method, level) {
          const [bindings] = args as unknown as [{ context?: unknown }];
          const isRoutine = level === infoLevel && frameworkContexts.has(bindings.context);
          (isRoutine ? this.debug : method).apply(this, args);
        },
      },
      genReqId: () => randomUUID(),
      autoLogging: { ignore: (request: IncomingMessage) => !request.url?.startsWith('/api') },
      customLogLevel: (_request: IncomingMessage, response: ServerResponse) =>
        response.statusCode >= 500 ? 'error' : 'debug',
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          // the route, not the address: that of an invitation is a secret
          route: matchRoute(request.method, request.url.split('?')[0] ?? '')?.path ?? 'unknown',
        }),
        err: (error: unknown) => (error instanceof Error ? loggedError(error) : error),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  };
}
