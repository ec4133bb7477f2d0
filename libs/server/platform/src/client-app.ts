import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import type { Config } from './config';

/** Headers every answer carries; the policy lets nothing in from elsewhere and no script that was not built. */
export function securityHeaders(config: Config): RequestHandler {
  return (_request: Request, response: Response, next: NextFunction): void => {
    const nonce = randomBytes(18).toString('base64url');
    response.locals['nonce'] = nonce;
    const socket = config.isSecure
      ? `wss://${config.publicUrl.host}`
      : config.origins
          .filter((origin) => !origin.includes('['))
          .map((origin) => origin.replace(/^http/, 'ws'))
          .join(' ');
    response.setHeader(
      'Content-Security-Policy',
      [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        `connect-src 'self' ${socket}`,
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        // the last are for the workers there are: one draws the pages of a PDF, one shows what is pushed
        'trusted-types angular angular#bundler lectern#worker lectern#push',
      ].join('; '),
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
    if (config.isSecure) response.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    next();
  };
}

/** Serves the built client: its files with long caching, and for every other page its index with this answer's nonce. */
export function clientApp(config: Config): RequestHandler[] {
  const files = expressStaticGzip(config.clientFolder, {
    // written beside each file by the build, at the highest level
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: {
      dotfiles: 'ignore',
      redirect: false,
      setHeaders: (response, path) =>
        response.setHeader(
          'Cache-Control',
          /-[A-Za-z0-9_-]{8,}\.\w+(\.(br|gz))?$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    },
  });
  return [files, indexPage(config)];
}

/** Which build of the client is served, told by its index, which names all that is loaded first; null where there is none. */
export function clientBuild({ clientFolder }: Pick<Config, 'clientFolder'>): string | null {
  const index = join(clientFolder, 'index.html');
  if (!existsSync(index)) return null;
  return createHash('sha256').update(readFileSync(index)).digest('hex').slice(0, 16);
}

function indexPage(config: Config): RequestHandler {
  let page: string | null = null;
  return (request: Request, response: Response, next: NextFunction): void => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|health|socket\.io)(\/|$)/.test(request.path);
    if (!isPage || /\.\w+$/.test(request.path)) return next();
    page ??= readFileSync(join(config.clientFolder, 'index.html'), 'utf8').replaceAll(
      '__CLIENT_BUILD__',
      clientBuild(config) ?? '',
    );
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(page.replaceAll('__CSP_NONCE__', String(response.locals['nonce'])));
  };
}
