import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from '../live-caller';
import { ActOnHandsUseCase } from '../use-cases/act-on-hands.use-case';

/** Hands over the socket. */
@WebSocketGateway()
export class HandGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly acting: ActOnHandsUseCase,
  ) {}

  @SubscribeMessage('live.hand')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.hand', payload, async (input) =>
      this.acting.execute(signedIn(socket), input),
    );
  }
}
