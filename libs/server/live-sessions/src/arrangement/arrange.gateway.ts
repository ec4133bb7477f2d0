import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from '../live-caller';
import { ArrangeLiveUseCase } from '../use-cases/arrange-live.use-case';

/** Rooms and notes over the socket. */
@WebSocketGateway()
export class ArrangeGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly arranging: ArrangeLiveUseCase,
  ) {}

  @SubscribeMessage('live.arrange')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.arrange', payload, async (input) =>
      this.arranging.execute(signedIn(socket), input),
    );
  }
}
