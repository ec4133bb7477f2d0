import { Module } from '@nestjs/common';
import { AudienceRepository } from './audiences/audience.repository';
import { AudienceStreams } from './audiences/audience-streams';
import { ThreadMoves } from './audiences/thread-moves.repository';
import { BegunTextController } from './begun/begun-text.controller';
import { BegunTextRepository } from './begun/begun-text.repository';
import { KeepBegunTextUseCase } from './begun/keep-begun-text.use-case';
import { CircleController } from './circles/circle.controller';
import { CircleRepository } from './circles/circle.repository';
import { CircleRounds } from './circles/circle-rounds';
import { KeepCirclesUseCase } from './circles/keep-circles.use-case';
import { CommentGlimpses } from './comment-glimpses';
import { CommentWithholding } from './comment-withholding';
import { CommentRewriting } from './comment-rewriting';
import { LatestRepository } from './latest.repository';
import { MentionController } from './mention.controller';
import { MentionRepository } from './mention.repository';
import { TransferRepository } from './moving/transfer.repository';
import { PlaceOfTarget } from './place-of-target';
import { EraseWords } from './erasure/erase-words';
import { ErasedWordsRepository } from './erasure/erased-words.repository';
import { HeldPostRepository } from './posting/held-post.repository';
import { HeldPosts } from './posting/held-posts';
import { CommentPictureRepository } from './pictures/comment-picture.repository';
import { CommentPictures } from './pictures/comment-pictures';
import { PictureUploadController } from './pictures/picture-upload.controller';
import { UploadPictureUseCase } from './pictures/upload-picture.use-case';
import { PostingDoor } from './posting/posting-door';
import { PostingRulesInForce } from './posting/posting-rules';
import { ReactionRepository } from './reaction.repository';
import { ReadStateRepository } from './read-state.repository';
import { ReadingStream } from './reading-stream';
import { StandingTold } from './standing/standing-told';
import { ThreadCommands } from './thread-commands';
import { ThreadController } from './thread.controller';
import { ThreadGateway } from './thread.gateway';
import { ThreadImporter } from './thread-importer';
import { ThreadListRepository } from './thread-list.repository';
import { ThreadPlaces } from './thread-places.repository';
import { ThreadRepository } from './thread.repository';
import { ThreadWorkRepository } from './thread-work.repository';
import { ThreadSummaries } from './thread-summaries';
import { ChangeReadingUseCase } from './use-cases/change-reading.use-case';
import { ChangeThreadUseCase } from './use-cases/change-thread.use-case';
import { CreateCommentUseCase } from './use-cases/create-comment.use-case';
import { DeleteCommentUseCase } from './use-cases/delete-comment.use-case';
import { EditCommentUseCase } from './use-cases/edit-comment.use-case';
import { ListCommentsUseCase } from './use-cases/list-comments.use-case';
import { ListThreadsUseCase } from './use-cases/list-threads.use-case';
import { LocateCommentUseCase } from './use-cases/locate-comment.use-case';
import { MarkReadUseCase } from './use-cases/mark-read.use-case';
import { OfferMentionsUseCase } from './use-cases/offer-mentions.use-case';
import { OpenThreadUseCase } from './use-cases/open-thread.use-case';
import { PlaceThreadUseCase } from './use-cases/place-thread.use-case';
import { ReadLatestUseCase } from './use-cases/read-latest.use-case';
import { ListVersionsUseCase } from './use-cases/list-versions.use-case';
import { ReactUseCase } from './use-cases/react.use-case';
import { ChangeFirstThoughtsUseCase } from './use-cases/change-first-thoughts.use-case';
import { MoveThreadUseCase } from './use-cases/move-thread.use-case';
import { WidenThreadUseCase } from './use-cases/widen-thread.use-case';
import { RevealRounds } from './audiences/reveal-rounds';
import { VersionRepository } from './version.repository';

/** Threads on paragraphs, and the stream of what happens in a reading. */
@Module({
  controllers: [ThreadController, MentionController, BegunTextController, CircleController, PictureUploadController],
  providers: [
    AudienceRepository,
    AudienceStreams,
    BegunTextRepository,
    KeepBegunTextUseCase,
    CircleRepository,
    CircleRounds,
    KeepCirclesUseCase,
    ChangeFirstThoughtsUseCase,
    ChangeReadingUseCase,
    RevealRounds,
    ThreadCommands,
    ThreadMoves,
    MoveThreadUseCase,
    TransferRepository,
    WidenThreadUseCase,
    ChangeThreadUseCase,
    CommentGlimpses,
    CommentPictureRepository,
    CommentPictures,
    UploadPictureUseCase,
    CommentRewriting,
    CommentWithholding,
    CreateCommentUseCase,
    DeleteCommentUseCase,
    EditCommentUseCase,
    EraseWords,
    ErasedWordsRepository,
    ListCommentsUseCase,
    LatestRepository,
    ListThreadsUseCase,
    ListVersionsUseCase,
    LocateCommentUseCase,
    MarkReadUseCase,
    MentionRepository,
    OfferMentionsUseCase,
    OpenThreadUseCase,
    HeldPostRepository,
    HeldPosts,
    PlaceOfTarget,
    PostingDoor,
    PostingRulesInForce,
    StandingTold,
    PlaceThreadUseCase,
    ReadLatestUseCase,
    ReactUseCase,
    ReactionRepository,
    ReadStateRepository,
    ReadingStream,
    ThreadGateway,
    ThreadImporter,
    ThreadListRepository,
    ThreadPlaces,
    ThreadRepository,
    ThreadWorkRepository,
    ThreadSummaries,
    VersionRepository,
  ],
  exports: [
    CircleRepository,
    StandingTold,
    AudienceStreams,
    CommentGlimpses,
    CommentRewriting,
    CommentWithholding,
    HeldPostRepository,
    HeldPosts,
    PostingRulesInForce,
    CreateCommentUseCase,
    DeleteCommentUseCase,
    EditCommentUseCase,
    OpenThreadUseCase,
    PlaceThreadUseCase,
    ReadingStream,
    ThreadImporter,
    ThreadPlaces,
    ThreadSummaries,
  ],
})
export class ThreadsModule {}
