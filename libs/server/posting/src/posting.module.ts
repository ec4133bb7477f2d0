import { Module } from '@nestjs/common';
import { ThreadsModule } from '@lectern/server/threads';
import { HeldPostLine } from './held-post-line';
import { PostingController } from './posting.controller';
import { PostingRepository } from './posting.repository';
import { ChangePostingUseCase } from './use-cases/change-posting.use-case';
import { DecideHeldPostUseCase } from './use-cases/decide-held-post.use-case';
import { ReadPostingUseCase } from './use-cases/read-posting.use-case';
import { ReleaseHeldPostsUseCase } from './use-cases/release-held-posts.use-case';

/** What a group does before a comment goes up, see docs/posting.md. */
@Module({
  imports: [ThreadsModule],
  controllers: [PostingController],
  providers: [
    ChangePostingUseCase,
    DecideHeldPostUseCase,
    HeldPostLine,
    PostingRepository,
    ReadPostingUseCase,
    ReleaseHeldPostsUseCase,
  ],
})
export class PostingModule {}
