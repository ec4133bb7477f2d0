import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  clientMessages,
  type Acknowledgement,
  type ClientMessageAnswer,
  type ClientMessageInput,
  type ClientMessageName,
} from '@lectern/contracts';
import { CONFIG, parseInput, RateLimits, refusalOf, type Config } from '@lectern/server/platform';
import type { LiveSocket } from './live-socket';

/** What every message over a socket goes through: its contract, its limit, its acknowledgement. */
@Injectable()
export class SocketDoor {
  private readonly logger = new Logger('socket');

  constructor(
    private readonly rates: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Parses the message, runs the work, and makes the acknowledgement of what it answers or throws. */
  async handle<N extends ClientMessageName>(
    socket: LiveSocket,
    name: N,
    payload: unknown,
    work: (input: ClientMessageInput<N>) => Promise<ClientMessageAnswer<N>>,
  ): Promise<Acknowledgement<ClientMessageAnswer<N>>> {
    try {
      const { caller } = socket.data;
      await this.rates.take('message', caller.personId ?? caller.address);
      const answer = await work(parseInput(clientMessages[name].input, payload) as ClientMessageInput<N>);
      if (this.config.checkAnswers) clientMessages[name].answer.parse(answer);
      return { ok: true, answer };
    } catch (error) {
      const { refusal, isOurFault } = refusalOf(error);
      if (isOurFault) this.logger.error(error);
      return { ok: false, refusal };
    }
  }
}
