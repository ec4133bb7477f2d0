import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Access, Audiences } from '@lectern/server/access';
import { PictureHolders } from '@lectern/server/pictures';
import { DomainError, serverLimits, type Caller } from '@lectern/server/platform';
import { CommentPictureRepository, type PicturePlace } from './comment-picture.repository';

/**
 * Who may see a picture of a comment: whoever may read the comment's words as they stand. What is withheld or waits is
 * seen by who decides about it. Asked at each request, so that it goes and comes back with the words.
 */
@Injectable()
export class CommentPictures implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('pictures');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly holders: PictureHolders,
    private readonly places: CommentPictureRepository,
    private readonly access: Access,
    private readonly audiences: Audiences,
  ) {}

  onModuleInit(): void {
    this.holders.add('comments', (caller, pictureId) => this.maySee(caller, pictureId));
    this.timer = setInterval(() => (this.running = this.round()), serverLimits.pictureSweepEveryMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Sweeps away what is a day old and was not used. */
  async round(now = Date.now()): Promise<void> {
    try {
      await this.places.sweep(new Date(now - serverLimits.pictureUnusedMs));
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async maySee(caller: Caller, pictureId: string): Promise<boolean> {
    for (const place of await this.places.places(pictureId)) if (await this.mayRead(caller, place)) return true;
    return false;
  }

  private async mayRead(caller: Caller, { readingId, threadId, isShown }: PicturePlace): Promise<boolean> {
    try {
      await this.access.reading(caller, readingId, isShown ? 'see' : 'moderate');
      if (threadId !== null) await this.audiences.requireThread(caller, threadId);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}
