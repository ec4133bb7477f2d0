import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from './live-caller';
import { LivePresence } from './presence/live-presence';
import { LiveReactionRounds } from './reactions/live-reactions';
import { LiveSignals } from './signals/live-signals';
import { ActInLiveSessionUseCase } from './use-cases/act-in-live-session.use-case';

/** Live sessions over the socket: the same use case as over HTTP, and the beats of who is there. */
@WebSocketGateway()
export class LiveSessionGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly acting: ActInLiveSessionUseCase,
    private readonly presence: LivePresence,
    private readonly signals: LiveSignals,
    private readonly reactions: LiveReactionRounds,
  ) {}

  @SubscribeMessage('live.act')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.act', payload, async (input) => {
      const caller = signedIn(socket);
      const answer = await this.acting.execute(caller, input);
      if (input.act.what === 'leave') this.presence.left(input.sessionId, caller.personId);
      return answer;
    });
  }

  @SubscribeMessage('live.beat')
  beat(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.beat', payload, async (input) => {
      const { personId } = joined(socket, input.sessionId);
      if (this.presence.beat(socket, personId, input)) this.signals.greet(socket, input.sessionId);
      return {};
    });
  }

  @SubscribeMessage('live.signal')
  signal(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.signal', payload, async (input) => {
      await this.signals.set(joined(socket, input.sessionId).personId, input);
      return {};
    });
  }

  @SubscribeMessage('live.react')
  react(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.react', payload, async (input) => {
      await this.reactions.react(joined(socket, input.sessionId).personId, input);
      return {};
    });
  }

  @SubscribeMessage('live.follow')
  follow(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.follow', payload, async ({ sessionId, personId }) => {
      this.presence.follow(sessionId, joined(socket, sessionId).personId, personId);
      return {};
    });
  }
}

/** Who is behind a socket that hears a session's stream: joining it was allowed, and is asked again when access changes. */
function joined(socket: LiveSocket, sessionId: string): SignedInCaller {
  const caller = signedIn(socket);
  if (!socket.data.joined.has(`session:${sessionId}`)) throw notFound();
  return caller;
}
