import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@lectern/server/platform';
import { SessionRepository, type StoredSession } from './session.repository';

/** `lastSeenAt` is written at most this often */
const touchEveryMs = 60_000;

/** Who is signed in by which token: server-side, opaque, with an idle and an absolute end. */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SessionRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Signs a person in and returns the token for the cookie. */
  async begin(personId: string, userAgent: string): Promise<{ token: string; session: StoredSession }> {
    const now = Date.now();
    await this.repository.deleteExpired(new Date(now), new Date(now - this.config.sessionIdleMs));
    return this.repository.create(personId, userAgent, new Date(now + this.config.sessionAbsoluteMs));
  }

  /** The session a token belongs to; null when there is none or it has ended. */
  async resume(token: string): Promise<StoredSession | null> {
    if (token === '') return null;
    const session = await this.repository.find(token);
    if (!session || !this.isAlive(session)) return null;
    if (Date.now() - session.lastSeenAt.getTime() > touchEveryMs) await this.repository.touch(session.id, new Date());
    return session;
  }

  private isAlive(session: StoredSession): boolean {
    const now = Date.now();
    return session.expiresAt.getTime() > now && session.lastSeenAt.getTime() + this.config.sessionIdleMs > now;
  }
}
