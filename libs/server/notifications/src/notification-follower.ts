import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { serverLimits } from '@lectern/server/platform';
import { CommittedStreams, LiveServerRef, streamRoom } from '@lectern/server/realtime';
import { NotificationStream } from './notification-stream';
import { TellOfCommentsUseCase } from './use-cases/tell-of-comments.use-case';
import { TellingRepository, type Told } from './telling.repository';

/**
 * Follows what is said in readings, behind the comments and never in their way: a commit is a hint to look, and every
 * few seconds the numbers of all streams are compared with what was told, so that no hint has to arrive.
 */
@Injectable()
export class NotificationFollower implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('notifications');
  private readonly waiting = new Set<string>();
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isEnding = false;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly committed: CommittedStreams,
    private readonly telling: TellingRepository,
    private readonly tellOfComments: TellOfCommentsUseCase,
    private readonly stream: NotificationStream,
    private readonly live: LiveServerRef,
  ) {}

  onApplicationBootstrap(): void {
    this.stopHearing = this.committed.heard((streamId) => this.look(streamId));
    const round = () => void this.lookAtAll().catch((error: unknown) => this.logger.warn(error));
    round();
    this.timer = setInterval(round, serverLimits.tellingRoundMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    this.stopHearing();
    clearInterval(this.timer);
    await this.running;
  }

  /** Resolves when everybody was told of everything that was said until now. */
  async settled(): Promise<void> {
    await this.lookAtAll();
    await this.running;
  }

  private async lookAtAll(): Promise<void> {
    for (const streamId of await this.telling.behind()) this.look(streamId);
  }

  private look(streamId: string): void {
    this.waiting.add(streamId);
    this.running ??= this.run().finally(() => (this.running = null));
  }

  private async run(): Promise<void> {
    // what is being acknowledged goes first
    await new Promise((resolve) => setImmediate(resolve));
    for (const streamId of this.waiting) {
      this.waiting.delete(streamId);
      try {
        let told: Told[] | null;
        while (!this.isEnding && (told = await this.tellOfComments.execute(streamId))) await this.tellLive(told);
      } catch (error) {
        // the next round looks again
        this.logger.warn(error);
      }
    }
  }

  /** Of many only those are told at once who listen here: the others see by their stream's number, within ten seconds. */
  private async tellLive(told: readonly Told[]): Promise<void> {
    const rooms = this.live.server?.sockets.adapter.rooms;
    const isHere = ({ personId }: Told) => rooms?.has(streamRoom(this.stream.stream(personId), 0)) ?? false;
    const some = told.length <= serverLimits.toldEverywhere ? told : told.filter(isHere);
    if (some.length > 0) await this.stream.tell(some, new Date());
  }
}
