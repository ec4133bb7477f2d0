import type { IncomingMessage } from 'node:http';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { clientMessages, limits } from '@lectern/contracts';
import { CONFIG, isOwnOrigin, REDIS, type Config, type Redis } from '@lectern/server/platform';
import { LiveServerRef } from './live-server';
import type { LiveServer, LiveSocket } from './live-socket';
import { AUDIENCE_CHANGED, LiveSockets } from './live-sockets';
import { redisBus } from './redis-bus';
import { SocketHandshake } from './socket-handshake';

const unknownMessagesMax = 50;
const logger = new Logger('handshake');

/** Socket.IO as this server runs it: websocket only, our own origins only, nothing replayed by itself. */
export class LiveAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
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
      connectTimeout: 10_000,
      pingInterval: 15_000,
      pingTimeout: 10_000,
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
    server.on('connection', (socket) => {
      handshake.settle(socket as LiveSocket).catch((error: unknown) => logger.error(error));
      refuseUnknownMessages(socket as LiveSocket);
    });
    server.on(
      AUDIENCE_CHANGED as never,
      ((groupId: string) =>
        void this.app
          .get(LiveSockets)
          .reviewLocal(groupId)
          .catch(() => undefined)) as never,
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
    if (socket.data.unknownMessages > unknownMessagesMax) socket.disconnect(true);
  });
}
