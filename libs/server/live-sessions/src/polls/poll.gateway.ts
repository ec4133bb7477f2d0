import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from '../live-caller';
import { ActOnPollsUseCase } from '../use-cases/act-on-polls.use-case';

/** Polls over the socket. */
@WebSocketGateway()
export class PollGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly acting: ActOnPollsUseCase,
  ) {}

  @SubscribeMessage('live.poll')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.poll', payload, async (input) =>
      this.acting.execute(signedIn(socket), input),
    );
  }
}
