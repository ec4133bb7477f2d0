import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayDisconnect,
} from '@nestjs/websockets';
import { limits } from '@lectern/contracts';
import { DomainError, notFound, RateLimits } from '@lectern/server/platform';
import type { LiveSocket } from './live-socket';
import { LiveSockets } from './live-sockets';
import { Presence } from './presence';
import { streamKey, streamRoom } from './rooms';
import { SocketDoor } from './socket-door';
import { StreamReader } from './stream-reader';
import { StreamSources } from './stream-source';

/** Joining, reading and leaving streams. */
@WebSocketGateway()
export class StreamGateway implements OnGatewayDisconnect<LiveSocket> {
  constructor(
    private readonly door: SocketDoor,
    private readonly sources: StreamSources,
    private readonly reader: StreamReader,
    private readonly sockets: LiveSockets,
    private readonly presence: Presence,
    private readonly rates: RateLimits,
  ) {}

  @SubscribeMessage('stream.join')
  join(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'stream.join', payload, async ({ stream, since }) => {
      await this.rates.take('read', socket.data.caller.personId ?? socket.data.caller.address);
      const key = streamKey(stream);
      if (!socket.data.joined.has(key) && socket.data.joined.size >= limits.roomsPerSocket) {
        throw new DomainError('E_RATE', `At most ${limits.roomsPerSocket} readings at once.`, {
          retryAfterSeconds: 10,
        });
      }
      const { groupId, audienceVersion } = await this.sources.of(stream).audience(socket.data.caller, stream.id);
      // gone while we asked: nobody would ever take it out again
      if (!socket.connected) throw notFound();
      const joined = { stream, groupId, room: streamRoom(stream, audienceVersion) };
      socket.data.joined.set(key, joined);
      this.presence.joined(socket, joined);
      await socket.join(joined.room);
      // read after joining: what is committed in between arrives twice rather than not at all
      const page = await this.reader.page(stream, since);
      await this.sockets.confirm(socket, joined);
      return page;
    });
  }

  @SubscribeMessage('stream.read')
  read(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'stream.read', payload, async ({ stream, since }) => {
      await this.rates.take('read', socket.data.caller.personId ?? socket.data.caller.address);
      return this.reader.pageFor(socket.data.caller, stream, since);
    });
  }

  @SubscribeMessage('stream.leave')
  leave(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'stream.leave', payload, async ({ stream }) => {
      const joined = socket.data.joined.get(streamKey(stream));
      if (joined) await this.sockets.leave(socket, joined);
      return {};
    });
  }

  async handleDisconnect(socket: LiveSocket): Promise<void> {
    for (const joined of [...socket.data.joined.values()]) await this.sockets.leave(socket, joined);
  }
}
