import { Logger as NestLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { Logger } from 'nestjs-pino';
import {
  answerRefusal,
  clientApp,
  measuredRequests,
  Metrics,
  requestBodies,
  sameOriginOnly,
  securityHeaders,
  serverLimits,
  tracedRequests,
  type Config,
} from '@lectern/server/platform';
import { LiveAdapter } from '@lectern/server/realtime';
import { AppModule } from './app.module';

/** The server, ready to listen: what a request meets before it reaches a controller, in order. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustedProxies);
  app.disable('x-powered-by');
  app.use(tracedRequests());
  app.use(measuredRequests(app.get(Metrics)));
  app.use(securityHeaders(config));
  app.use(compression());
  app.use('/api', (_request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'private, no-store');
    next();
  });
  app.use(sameOriginOnly(config.origins));
  app.use(requestBodies());
  for (const handler of clientApp(config)) app.use(handler);
  const logger = new NestLogger('request');
  // what goes wrong before Nest is answered like everything else
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    answerRefusal(error, request, response, logger),
  );
  app.useWebSocketAdapter(new LiveAdapter(app));
  app.enableShutdownHooks();
  const server = app.getHttpServer();
  server.headersTimeout = serverLimits.requestHeadersMs;
  server.requestTimeout = serverLimits.requestMs;
  return app;
}
