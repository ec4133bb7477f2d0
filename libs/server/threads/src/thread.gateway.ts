import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { DomainError, type SignedInCaller } from '@lectern/server/platform';
import { SocketDoor, type LiveSocket } from '@lectern/server/realtime';
import { ChangeThreadUseCase } from './use-cases/change-thread.use-case';
import { CreateCommentUseCase } from './use-cases/create-comment.use-case';
import { DeleteCommentUseCase } from './use-cases/delete-comment.use-case';
import { EditCommentUseCase } from './use-cases/edit-comment.use-case';
import { MarkReadUseCase } from './use-cases/mark-read.use-case';
import { OpenThreadUseCase } from './use-cases/open-thread.use-case';
import { PlaceThreadUseCase } from './use-cases/place-thread.use-case';
import { ReactUseCase } from './use-cases/react.use-case';

/** Threads and comments over the socket: the same use cases as over HTTP. */
@WebSocketGateway()
export class ThreadGateway {
  constructor(
    private readonly door: SocketDoor,
    private readonly openThread: OpenThreadUseCase,
    private readonly createComment: CreateCommentUseCase,
    private readonly editComment: EditCommentUseCase,
    private readonly deleteComment: DeleteCommentUseCase,
    private readonly markRead: MarkReadUseCase,
    private readonly placeThread: PlaceThreadUseCase,
    private readonly changeThread: ChangeThreadUseCase,
    private readonly reaction: ReactUseCase,
  ) {}

  @SubscribeMessage('thread.open')
  open(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'thread.open', payload, async (input) =>
      this.openThread.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('thread.place')
  place(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'thread.place', payload, async (input) =>
      this.placeThread.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('thread.change')
  change(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'thread.change', payload, async (input) =>
      this.changeThread.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('comment.create')
  create(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'comment.create', payload, async (input) =>
      this.createComment.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('comment.edit')
  edit(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'comment.edit', payload, async (input) =>
      this.editComment.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('comment.delete')
  delete(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'comment.delete', payload, async (input) =>
      this.deleteComment.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('comment.react')
  react(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'comment.react', payload, async (input) =>
      this.reaction.execute(signedIn(socket), input),
    );
  }

  @SubscribeMessage('thread.mark-read')
  markThread(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'thread.mark-read', payload, async (input) => {
      await this.markRead.thread(signedIn(socket), input);
      return {};
    });
  }

  @SubscribeMessage('reading.mark-read')
  markReading(@ConnectedSocket() socket: LiveSocket, @MessageBody() payload: unknown) {
    return this.door.handle(socket, 'reading.mark-read', payload, async (input) => {
      await this.markRead.reading(signedIn(socket), input);
      return {};
    });
  }
}

function signedIn(socket: LiveSocket): SignedInCaller {
  const { caller } = socket.data;
  if (caller.personId === null || caller.sessionId === null) throw new DomainError('E_AUTH', 'Sign in first.');
  return caller as SignedInCaller;
}
