import { inject, Injectable } from '@angular/core';
import { type Acknowledgement, type ThreadCommandAnswer, threadRoutes } from '@lectern/contracts';
import { ApiClient, RefusedError } from '@lectern/web/core';
import { LiveSocket } from '../socket/live-socket';
import type { ThreadCommand } from './waiting-command';

/** Sends a command by the door that is open: the socket, otherwise HTTP. Throws when there was no answer. */
@Injectable({ providedIn: 'root' })
export class CommandSender {
  private readonly socket = inject(LiveSocket);
  private readonly api = inject(ApiClient);

  async send(command: ThreadCommand): Promise<Acknowledgement<ThreadCommandAnswer>> {
    if (this.socket.status() === 'live') return this.socket.send(command.name, command.input);
    try {
      return { ok: true, answer: await this.post(command) };
    } catch (fault) {
      if (fault instanceof RefusedError) return { ok: false, refusal: fault.refusal };
      throw fault;
    }
  }

  private post(command: ThreadCommand): Promise<ThreadCommandAnswer> {
    switch (command.name) {
      case 'thread.open':
        return this.api.call(threadRoutes.openThread, { body: command.input });
      case 'comment.create':
        return this.api.call(threadRoutes.createComment, { body: command.input });
      case 'comment.edit':
        return this.api.call(threadRoutes.editComment, { body: command.input });
      case 'comment.delete':
        return this.api.call(threadRoutes.deleteComment, { body: command.input });
    }
  }
}
