import { Inject, Injectable } from '@nestjs/common';
import type { Refusal } from '@lectern/contracts';
import { CONFIG, DomainError, Load, RateLimits, refusalOf, type Config } from '@lectern/server/platform';
import { SessionRepository, Sessions, tokenFrom } from '@lectern/server/sessions';
import { ListenerRepository } from './listener.repository';
import type { LiveSocket } from './live-socket';
import { PersonSockets } from './person-sockets';
import { personRoom, sessionRoom } from './rooms';

/** Says who is behind a new socket: the same cookie and the same session as over HTTP, nothing the client claims. */
@Injectable()
export class SocketHandshake {
  constructor(
    private readonly sessions: Sessions,
    private readonly stored: SessionRepository,
    private readonly listeners: ListenerRepository,
    private readonly rates: RateLimits,
    private readonly counting: PersonSockets,
    private readonly load: Load,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Marks the socket with its caller, or throws an error whose `data` is the refusal. */
  async admit(socket: LiveSocket): Promise<void> {
    try {
      this.load.refuse('reads');
      const address = this.addressOf(socket);
      await this.rates.take('handshake', address);
      const token = tokenFrom(socket.handshake.headers.cookie, this.config);
      const session = token === null ? null : await this.sessions.resume(token);
      // a cookie that no longer holds must not quietly become somebody not signed in
      if (token !== null && session === null) throw new DomainError('E_AUTH', 'You are no longer signed in here.');
      const person = session && (await this.listeners.find(session.personId));
      if (person) await this.count(socket, person.id);
      socket.data.caller = {
        personId: person?.id ?? null,
        sessionId: session?.id ?? null,
        address,
        userAgent: socket.handshake.headers['user-agent'] ?? '',
      };
      socket.data.person = person;
      socket.data.joined = new Map();
      socket.data.unknownMessages = 0;
    } catch (error) {
      throw handshakeError(refusalOf(error).refusal);
    }
  }

  /**
   * Lets an admitted socket be found by its session and its person, and asks once more whether the session
   * holds: one that ended since it was asked had no socket to close yet.
   */
  async settle(socket: LiveSocket): Promise<void> {
    const { personId, sessionId } = socket.data.caller;
    if (personId === null || sessionId === null) return;
    await socket.join([sessionRoom(sessionId), personRoom(personId)]);
    const alive = await this.stored.alive([sessionId]).catch((error: unknown) => {
      // about whom we cannot ask comes back and is asked again
      socket.disconnect(true);
      throw error;
    });
    if (alive.has(sessionId)) return;
    socket.emit('session.ended', {});
    socket.disconnect(true);
  }

  /** Counts the socket among the person's until its connection is gone, however far it came. */
  private async count(socket: LiveSocket, personId: string): Promise<void> {
    const giveBack = await this.counting.take(personId);
    if (socket.conn.readyState === 'open') socket.conn.once('close', giveBack);
    else giveBack();
  }

  private addressOf(socket: LiveSocket): string {
    const forwarded = String(socket.handshake.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
    return (
      (this.config.trustedProxies > 0 ? forwarded.at(-this.config.trustedProxies) : undefined) ??
      socket.handshake.address
    );
  }
}

function handshakeError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { data: refusal });
}
