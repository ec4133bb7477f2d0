import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  clientMessages,
  type Acknowledgement,
  type ClientMessageAnswer,
  type ClientMessageInput,
  type ClientMessageName,
} from '@lectern/contracts';
import {
  CONFIG,
  Gate,
  Load,
  loggedError,
  Metrics,
  parseInput,
  RateLimits,
  refusalOf,
  serverLimits,
  traced,
  type Config,
} from '@lectern/server/platform';
import type { LiveSocket } from './live-socket';

/** messages that only read, or only say what was read: refused before those that write */
const reads: ReadonlySet<ClientMessageName> = new Set([
  'stream.join',
  'stream.read',
  'thread.mark-read',
  'reading.mark-read',
]);

/** What every message over a socket goes through: its contract, its limit, its acknowledgement. */
@Injectable()
export class SocketDoor {
  private readonly logger = new Logger('socket');
  // a crowd that comes at once waits here, not with those who write for connections to the database
  private readonly gate = new Gate(serverLimits.socketReadsAtOnce);

  constructor(
    private readonly rates: RateLimits,
    private readonly load: Load,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Parses the message, runs the work, and makes the acknowledgement of what it answers or throws. */
  async handle<N extends ClientMessageName>(
    socket: LiveSocket,
    name: N,
    payload: unknown,
    work: (input: ClientMessageInput<N>) => Promise<ClientMessageAnswer<N>>,
  ): Promise<Acknowledgement<ClientMessageAnswer<N>>> {
    const end = this.metrics.acknowledgements.startTimer({ message: name });
    try {
      const answer = await traced(`socket ${name}`, {}, () => this.answer(socket, name, payload, work));
      end({ outcome: 'ok' });
      return { ok: true, answer };
    } catch (error) {
      const { refusal, isOurFault } = refusalOf(error);
      end({ outcome: refusal.code });
      if (!isOurFault) return { ok: false, refusal };
      const requestId = randomUUID();
      this.logger.error({ requestId, socketMessage: name, err: loggedError(error) });
      return { ok: false, refusal: { ...refusal, requestId } };
    }
  }

  private async answer<N extends ClientMessageName>(
    { data: { caller } }: LiveSocket,
    name: N,
    payload: unknown,
    work: (input: ClientMessageInput<N>) => Promise<ClientMessageAnswer<N>>,
  ): Promise<ClientMessageAnswer<N>> {
    this.load.refuse(reads.has(name) ? 'reads' : 'posts');
    await this.rates.take('message', caller.personId ?? caller.address);
    const input = parseInput(clientMessages[name].input, payload) as ClientMessageInput<N>;
    const answer = await (reads.has(name) ? this.gate.through(() => work(input)) : work(input));
    if (this.config.checkAnswers) clientMessages[name].answer.parse(answer);
    return answer;
  }
}
