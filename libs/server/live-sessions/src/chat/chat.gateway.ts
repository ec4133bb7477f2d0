import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { signedIn } from '../live-caller';
import { ActInChatUseCase } from '../use-cases/act-in-chat.use-case';

/** The chat over the socket. */
@WebSocketGateway()
export class ChatGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly acting: ActInChatUseCase,
  ) {}

  @SubscribeMessage('live.chat')
  act(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'live.chat', payload, async (input) =>
      this.acting.execute(signedIn(socket), input),
    );
  }
}
