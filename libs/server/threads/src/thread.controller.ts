import { Controller } from '@nestjs/common';
import {
  routes,
  type CommentPage,
  type CommentPlace,
  type CommentVersion,
  type EventPage,
  type FirstThoughts,
  type LastSaid,
  type OpenQuestion,
  type ReadingStanding,
  type RouteInput,
  type ThreadCommandAnswer,
  type ThreadList,
} from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { ReadingStream } from './reading-stream';
import { ChangeReadingUseCase } from './use-cases/change-reading.use-case';
import { ChangeThreadUseCase } from './use-cases/change-thread.use-case';
import { CreateCommentUseCase } from './use-cases/create-comment.use-case';
import { DeleteCommentUseCase } from './use-cases/delete-comment.use-case';
import { EditCommentUseCase } from './use-cases/edit-comment.use-case';
import { ListCommentsUseCase } from './use-cases/list-comments.use-case';
import { ListThreadsUseCase } from './use-cases/list-threads.use-case';
import { LocateCommentUseCase } from './use-cases/locate-comment.use-case';
import { MarkReadUseCase } from './use-cases/mark-read.use-case';
import { OpenThreadUseCase } from './use-cases/open-thread.use-case';
import { PlaceThreadUseCase } from './use-cases/place-thread.use-case';
import { ReadLatestUseCase } from './use-cases/read-latest.use-case';
import { ListVersionsUseCase } from './use-cases/list-versions.use-case';
import { ReactUseCase } from './use-cases/react.use-case';
import { ChangeFirstThoughtsUseCase } from './use-cases/change-first-thoughts.use-case';
import { MoveThreadUseCase } from './use-cases/move-thread.use-case';
import { WidenThreadUseCase } from './use-cases/widen-thread.use-case';

/** Threads and comments over HTTP: the same use cases as over the socket. */
@Controller()
export class ThreadController {
  constructor(
    private readonly openThread: OpenThreadUseCase,
    private readonly createComment: CreateCommentUseCase,
    private readonly editComment: EditCommentUseCase,
    private readonly deleteComment: DeleteCommentUseCase,
    private readonly listComments: ListCommentsUseCase,
    private readonly listThreads: ListThreadsUseCase,
    private readonly readLatest: ReadLatestUseCase,
    private readonly listVersions: ListVersionsUseCase,
    private readonly locateComment: LocateCommentUseCase,
    private readonly markRead: MarkReadUseCase,
    private readonly placeThread: PlaceThreadUseCase,
    private readonly changeThread: ChangeThreadUseCase,
    private readonly reaction: ReactUseCase,
    private readonly widenThread: WidenThreadUseCase,
    private readonly moveThread: MoveThreadUseCase,
    private readonly changeFirstThoughts: ChangeFirstThoughtsUseCase,
    private readonly changeReading: ChangeReadingUseCase,
    private readonly stream: ReadingStream,
    private readonly reader: StreamReader,
  ) {}

  @Endpoint(routes.comments)
  comments(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.comments>): Promise<CommentPage> {
    return this.listComments.execute(caller, input);
  }

  @Endpoint(routes.groupLatest)
  latest(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.groupLatest>): Promise<LastSaid[]> {
    return this.readLatest.execute(caller, input.groupId);
  }

  @Endpoint(routes.openQuestions)
  openQuestions(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.openQuestions>,
  ): Promise<OpenQuestion[]> {
    return this.readLatest.openQuestions(caller, input.groupId);
  }

  @Endpoint(routes.readingThreads)
  threads(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.readingThreads>): Promise<ThreadList> {
    return this.listThreads.execute(caller, input);
  }

  @Endpoint(routes.commentVersions)
  versions(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.commentVersions>,
  ): Promise<CommentVersion[]> {
    return this.listVersions.execute(caller, input.commentId);
  }

  @Endpoint(routes.commentPlace)
  commentPlace(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.commentPlace>,
  ): Promise<CommentPlace> {
    return this.locateComment.execute(caller, input.commentId);
  }

  @Endpoint(routes.readingEvents)
  async events(
    @WhoCalls() caller: Caller,
    @Input() input: RouteInput<typeof routes.readingEvents>,
  ): Promise<EventPage> {
    return this.reader.pageFor(caller, this.stream.stream(input.readingId), input.since);
  }

  @Endpoint(routes.openThread)
  open(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.openThread>,
  ): Promise<ThreadCommandAnswer> {
    return this.openThread.execute(caller, input);
  }

  @Endpoint(routes.placeThread)
  place(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.placeThread>,
  ): Promise<ThreadCommandAnswer> {
    return this.placeThread.execute(caller, input);
  }

  @Endpoint(routes.changeThread)
  change(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.changeThread>,
  ): Promise<ThreadCommandAnswer> {
    return this.changeThread.execute(caller, input);
  }

  @Endpoint(routes.widenThread)
  widen(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.widenThread>,
  ): Promise<ThreadCommandAnswer> {
    return this.widenThread.execute(caller, input);
  }

  @Endpoint(routes.moveThread)
  move(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.moveThread>,
  ): Promise<ThreadCommandAnswer> {
    return this.moveThread.execute(caller, input);
  }

  @Endpoint(routes.changeFirstThoughts)
  firstThoughts(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.changeFirstThoughts>,
  ): Promise<FirstThoughts | null> {
    return this.changeFirstThoughts.execute(caller, input);
  }

  @Endpoint(routes.changeReading)
  standing(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.changeReading>,
  ): Promise<ReadingStanding> {
    return this.changeReading.execute(caller, input);
  }

  @Endpoint(routes.createComment)
  create(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.createComment>,
  ): Promise<ThreadCommandAnswer> {
    return this.createComment.execute(caller, input);
  }

  @Endpoint(routes.editComment)
  edit(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.editComment>,
  ): Promise<ThreadCommandAnswer> {
    return this.editComment.execute(caller, input);
  }

  @Endpoint(routes.deleteComment)
  delete(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.deleteComment>,
  ): Promise<ThreadCommandAnswer> {
    return this.deleteComment.execute(caller, input);
  }

  @Endpoint(routes.reactToComment)
  react(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.reactToComment>,
  ): Promise<ThreadCommandAnswer> {
    return this.reaction.execute(caller, input);
  }

  @Endpoint(routes.markThreadRead)
  async markThread(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.markThreadRead>,
  ): Promise<void> {
    await this.markRead.thread(caller, input);
  }

  @Endpoint(routes.markReadingRead)
  async markReading(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.markReadingRead>,
  ): Promise<void> {
    await this.markRead.reading(caller, input);
  }
}
