import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { CONFIG, type Config } from '@lectern/server/platform';
import { clearSessionCookie, tokenFrom } from './session-cookie';
import { Sessions } from './sessions';

/** Marks every request of the API with who calls, by the cookie alone; one that no longer holds is taken from the browser. */
@Injectable()
export class SessionMiddleware implements NestMiddleware {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async use(request: Request, response: Response, next: NextFunction): Promise<void> {
    const token = tokenFrom(request.headers.cookie, this.config);
    const session = token === null ? null : await this.sessions.resume(token);
    // or the socket's handshake would be refused for it again and again
    if (token !== null && session === null) clearSessionCookie(request, response, this.config);
    request.caller = {
      personId: session?.personId ?? null,
      sessionId: session?.id ?? null,
      address: request.ip ?? '',
      userAgent: request.headers['user-agent'] ?? '',
    };
    next();
  }
}
