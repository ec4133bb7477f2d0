import type { IncomingMessage } from 'node:http';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Observable } from 'rxjs';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { clientMessages, limits } from '@lectern/contracts';
import {
  clientBuild,
  CONFIG,
  isOwnOrigin,
  REDIS,
  serverLimits,
  type Config,
  type Redis,
} from '@lectern/server/platform';
import { LiveServerRef } from './live-server';
import type { LiveServer, LiveSocket } from './live-socket';
import { AUDIENCE_CHANGED, LiveSockets, STREAMS_CHANGED } from './live-sockets';
import { OtherServers, SERVER_TOLD } from './other-servers';
import { Presence, PRESENCE_CHANGED } from './presence';
import { redisBus } from './redis-bus';
import { SocketHandshake } from './socket-handshake';

const logger = new Logger('sockets');

/** Socket.IO as this server runs it: websocket only, our own origins only, nothing replayed by itself. */
export class LiveAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  /**
   * One listener for each message. The framework's own way is a chain of observables for each of them on each socket:
   * more memory than the rest of a connection that does nothing.
   */
  override bindMessageHandlers(
    socket: Socket,
    handlers: MessageMappingProperties[],
    transform: (answer: unknown) => Observable<unknown>,
  ): void {
    for (const { message, callback } of handlers) {
      socket.on(message as string, (...given: unknown[]) => {
        const acknowledge = typeof given.at(-1) === 'function' ? (given.pop() as (answer: unknown) => void) : null;
        transform(callback(given.length > 1 ? given : given[0], acknowledge)).subscribe({
          next: (answer) => acknowledge?.(answer),
          error: (error: unknown) => logger.error(error),
        });
      });
    }
  }

  override createIOServer(port: number, options?: ServerOptions) {
    const config = this.app.get<Config>(CONFIG);
    const redis = this.app.get<Redis | null>(REDIS);
    const server = super.createIOServer(port, {
      ...options,
      transports: ['websocket'],
      allowRequest: (request: IncomingMessage, decide: (error: string | null, isAllowed: boolean) => void) =>
        decide(null, isOwnOrigin(request.headers.origin, config.origins)),
      maxHttpBufferSize: limits.socketFrameBytes,
      connectTimeout: serverLimits.socketConnectMs,
      pingInterval: serverLimits.socketPingEveryMs,
      pingTimeout: serverLimits.socketPingAnswerMs,
      perMessageDeflate: false,
      httpCompression: false,
      allowEIO3: false,
      serveClient: false,
      cleanupEmptyChildNamespaces: true,
      ...(redis ? { adapter: redisBus(redis) } : {}),
    } as ServerOptions) as unknown as LiveServer;
    const handshake = this.app.get(SocketHandshake);
    server.use((socket, next) => {
      handshake.admit(socket as LiveSocket).then(
        () => next(),
        (error: Error) => next(error),
      );
    });
    const build = clientBuild(this.app.get<Config>(CONFIG));
    server.on('connection', (socket) => {
      handshake.settle(socket as LiveSocket).catch((error: unknown) => logger.error(error));
      refuseUnknownMessages(socket as LiveSocket);
      forgetRequest(socket as LiveSocket);
      if (build !== null) (socket as LiveSocket).emit('server.client', { build });
    });
    server.on(
      AUDIENCE_CHANGED as never,
      ((groupId: string) =>
        void this.app
          .get(LiveSockets)
          .reviewLocal(groupId)
          .catch(() => undefined)) as never,
    );
    server.on(
      STREAMS_CHANGED as never,
      ((streamIds: readonly string[]) =>
        void this.app
          .get(LiveSockets)
          .reviewStreams(streamIds)
          .catch(() => undefined)) as never,
    );
    server.on(
      PRESENCE_CHANGED as never,
      ((readingId: string) => void this.app.get(Presence).lookAgain(readingId)) as never,
    );
    server.on(
      SERVER_TOLD as never,
      ((name: string, payload: unknown) => this.app.get(OtherServers).told(name, payload)) as never,
    );
    this.app.get(LiveServerRef).server = server;
    return server as unknown as Server;
  }
}

/** A message no contract knows is refused at once; a socket that goes on with them is closed. */
function refuseUnknownMessages(socket: LiveSocket): void {
  socket.use((packet: unknown[], next) => {
    const [name, ...rest] = packet;
    if (typeof name === 'string' && Object.hasOwn(clientMessages, name)) return next();
    socket.data.unknownMessages += 1;
    const acknowledge = rest.at(-1);
    if (typeof acknowledge === 'function') {
      (acknowledge as (answer: unknown) => void)({
        ok: false,
        refusal: { code: 'E_INVALID', message: 'There is no such message.' },
      });
    }
    if (socket.data.unknownMessages > serverLimits.unknownMessagesPerSocket) socket.disconnect(true);
  });
}

/** The request a socket began with is kept by the library for as long as it lives; what we need of it we know. */
function forgetRequest(socket: LiveSocket): void {
  (socket.conn as unknown as { request: unknown }).request = null;
}
