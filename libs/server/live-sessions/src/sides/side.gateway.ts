import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from '../live-caller';
import { ActAtSideUseCase } from '../use-cases/act-at-side.use-case';

/** What is said and written at sides, over the socket. */
@WebSocketGateway()
export class SideGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly acting: ActAtSideUseCase,
  ) {}

  @SubscribeMessage('live.side')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.side', payload, async (input) =>
      this.acting.execute(signedIn(socket), input),
    );
  }
}
