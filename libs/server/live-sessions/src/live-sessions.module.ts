import { Module } from '@nestjs/common';
import { ThreadsModule } from '@lectern/server/threads';
import { ArrangeController } from './arrangement/arrange.controller';
import { ArrangeGateway } from './arrangement/arrange.gateway';
import { ArrangementRepository } from './arrangement/arrangement.repository';
import { ArrangementRounds } from './arrangement/arrangement-rounds';
import { LiveArrangement } from './arrangement/live-arrangement';
import { ChatController } from './chat/chat.controller';
import { ChatGateway } from './chat/chat.gateway';
import { LineRepository } from './chat/line.repository';
import { LiveChat } from './chat/live-chat';
import { FollowUpController } from './follow-ups/follow-up.controller';
import { FollowUpGateway } from './follow-ups/follow-up.gateway';
import { FollowUpRepository } from './follow-ups/follow-up.repository';
import { LiveFollowUps } from './follow-ups/live-follow-ups';
import { HandController } from './hands/hand.controller';
import { HandGateway } from './hands/hand.gateway';
import { HandRepository } from './hands/hand.repository';
import { LiveHands } from './hands/live-hands';
import { LiveAccess } from './live-access';
import { LiveHosts } from './live-hosts';
import { LiveParts } from './live-parts';
import { LiveRooms } from './live-room';
import { LiveSessionController } from './live-session.controller';
import { LiveSessionGateway } from './live-session.gateway';
import { LiveSessionRepository } from './live-session.repository';
import { LiveSessionStream } from './live-session-stream';
import { LivePolls } from './polls/live-polls';
import { PollController } from './polls/poll.controller';
import { PollGateway } from './polls/poll.gateway';
import { PollRepository } from './polls/poll.repository';
import { LivePresence } from './presence/live-presence';
import { LiveSessionRounds } from './presence/live-session-rounds';
import { LiveReactionRounds } from './reactions/live-reactions';
import { LiveSeriesController } from './series/live-series.controller';
import { LiveSeriesRepository } from './series/live-series.repository';
import { LiveSeriesRounds } from './series/live-series-rounds';
import { MakeDates } from './series/make-dates';
import { EraseLines } from './erasure/erase-lines';
import { ActInLiveSessionUseCase } from './use-cases/act-in-live-session.use-case';
import { LiveSignals } from './signals/live-signals';
import { LiveSideStream } from './sides/live-side-stream';
import { SideAccess } from './sides/side-access';
import { SideController } from './sides/side.controller';
import { SideGateway } from './sides/side.gateway';
import { SideListeners } from './sides/side-listeners';
import { SideRepository } from './sides/side.repository';
import { SideWordsRepository } from './sides/side-words.repository';
import { ActAtSideUseCase } from './use-cases/act-at-side.use-case';
import { ArrangeLiveUseCase } from './use-cases/arrange-live.use-case';
import { ReadSideUseCase } from './use-cases/read-side.use-case';
import { ActInChatUseCase } from './use-cases/act-in-chat.use-case';
import { ActOnFollowUpsUseCase } from './use-cases/act-on-follow-ups.use-case';
import { ReadOpenFollowUpsUseCase } from './use-cases/read-open-follow-ups.use-case';
import { ActOnHandsUseCase } from './use-cases/act-on-hands.use-case';
import { ActOnPollsUseCase } from './use-cases/act-on-polls.use-case';
import { ReadPollAnswersUseCase } from './use-cases/read-poll-answers.use-case';
import { ExportLiveSessionUseCase } from './use-cases/export-live-session.use-case';
import { RecapRepository } from './recap/recap.repository';
import { ReadLiveRecapUseCase } from './use-cases/read-live-recap.use-case';
import { ReadLiveSessionsUseCase } from './use-cases/read-live-sessions.use-case';
import { ChangeLiveSeriesUseCase } from './use-cases/change-live-series.use-case';
import { ReadLiveSeriesUseCase } from './use-cases/read-live-series.use-case';
import { ScheduleLiveSeriesUseCase } from './use-cases/schedule-live-series.use-case';
import { ScheduleLiveSessionUseCase } from './use-cases/schedule-live-session.use-case';

/** A group's meetings over a reading, and the stream of each. */
@Module({
  imports: [ThreadsModule],
  controllers: [
    ArrangeController,
    ChatController,
    FollowUpController,
    HandController,
    LiveSeriesController,
    LiveSessionController,
    PollController,
    SideController,
  ],
  providers: [
    ActAtSideUseCase,
    ActInChatUseCase,
    ActInLiveSessionUseCase,
    ActOnFollowUpsUseCase,
    ActOnHandsUseCase,
    ActOnPollsUseCase,
    ArrangeGateway,
    ArrangeLiveUseCase,
    ArrangementRepository,
    ArrangementRounds,
    ChangeLiveSeriesUseCase,
    ChatGateway,
    EraseLines,
    ExportLiveSessionUseCase,
    FollowUpGateway,
    FollowUpRepository,
    HandGateway,
    HandRepository,
    LineRepository,
    LiveAccess,
    LiveArrangement,
    LiveChat,
    LiveFollowUps,
    LiveHands,
    LiveHosts,
    LiveParts,
    LivePolls,
    LivePresence,
    LiveSignals,
    LiveReactionRounds,
    LiveRooms,
    LiveSeriesRepository,
    LiveSeriesRounds,
    LiveSessionGateway,
    LiveSessionRepository,
    LiveSessionRounds,
    LiveSessionStream,
    LiveSideStream,
    MakeDates,
    PollGateway,
    PollRepository,
    ReadLiveRecapUseCase,
    ReadLiveSeriesUseCase,
    ReadLiveSessionsUseCase,
    ReadOpenFollowUpsUseCase,
    RecapRepository,
    ReadPollAnswersUseCase,
    ReadSideUseCase,
    ScheduleLiveSeriesUseCase,
    ScheduleLiveSessionUseCase,
    SideAccess,
    SideGateway,
    SideListeners,
    SideRepository,
    SideWordsRepository,
  ],
})
export class LiveSessionsModule {}
