import { Controller } from '@nestjs/common';
import { routes, type LiveAnswer, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ActInChatUseCase } from '../use-cases/act-in-chat.use-case';

/** The chat over HTTP: the same use case as over the socket. */
@Controller()
export class ChatController {
  constructor(private readonly acting: ActInChatUseCase) {}

  @Endpoint(routes.actInChat)
  act(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.actInChat>): Promise<LiveAnswer> {
    return this.acting.execute(caller, input);
  }
}
