import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from '../live-caller';
import { ActOnFollowUpsUseCase } from '../use-cases/act-on-follow-ups.use-case';

/** Follow-ups over the socket. */
@WebSocketGateway()
export class FollowUpGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly acting: ActOnFollowUpsUseCase,
  ) {}

  @SubscribeMessage('live.follow-up')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.follow-up', payload, async (input) =>
      this.acting.execute(signedIn(socket), input),
    );
  }
}
