import { Module } from '@nestjs/common';
import { ThreadsModule } from '@lectern/server/threads';
import { BulkController } from './bulk/bulk.controller';
import { BulkRepository } from './bulk/bulk.repository';
import { BulkRunner } from './bulk/bulk-runner';
import { Claims } from './acts/claims';
import { Decisions } from './acts/decisions';
import { Judging } from './acts/judging';
import { CaseContextRepository } from './case-context.repository';
import { CasePresenter } from './case.presenter';
import { CaseRepository } from './case.repository';
import { ReportWeights } from './report-weights.repository';
import { CaseWriter } from './case-writer';
import { ForgetPeople } from './erasure/forget-people';
import { HoldRounds } from './hold-rounds';
import { ModerationController } from './moderation.controller';
import { ModerationStream } from './moderation-stream';
import { PreparedTextController } from './prepared/prepared-text.controller';
import { PreparedTextRepository } from './prepared/prepared-text.repository';
import { OwnReportRepository } from './own-report.repository';
import { RecordRepository } from './record.repository';
import { AnswerTalkUseCase } from './strikes/answer-talk.use-case';
import { ReadStrikesUseCase } from './strikes/read-strikes.use-case';
import { StrikeController } from './strikes/strike.controller';
import { StrikeRepository } from './strikes/strike.repository';
import { TalkRepository } from './strikes/talk.repository';
import { Talks } from './strikes/talks';
import { TargetRepository } from './target.repository';
import { ActOnCaseUseCase } from './use-cases/act-on-case.use-case';
import { AppealUseCase } from './use-cases/appeal.use-case';
import { DecideInBulkUseCase } from './use-cases/decide-in-bulk.use-case';
import { GroupRulesUseCase } from './use-cases/group-rules.use-case';
import { ListCasesUseCase } from './use-cases/list-cases.use-case';
import { PreparedTextsUseCase } from './use-cases/prepared-texts.use-case';
import { ReadCaseUseCase } from './use-cases/read-case.use-case';
import { ReadOwnReportsUseCase } from './use-cases/read-own-reports.use-case';
import { ReadRecordUseCase } from './use-cases/read-record.use-case';
import { ReadStatementsUseCase } from './use-cases/read-statements.use-case';
import { ReportCommentUseCase } from './use-cases/report-comment.use-case';

/** Rules, reports, and what becomes of them. */
@Module({
  imports: [ThreadsModule],
  controllers: [BulkController, ModerationController, PreparedTextController, StrikeController],
  providers: [
    ActOnCaseUseCase,
    AnswerTalkUseCase,
    AppealUseCase,
    BulkRepository,
    BulkRunner,
    CaseContextRepository,
    CasePresenter,
    CaseRepository,
    ReportWeights,
    CaseWriter,
    Claims,
    DecideInBulkUseCase,
    Decisions,
    ForgetPeople,
    GroupRulesUseCase,
    HoldRounds,
    Judging,
    ListCasesUseCase,
    ModerationStream,
    OwnReportRepository,
    PreparedTextRepository,
    PreparedTextsUseCase,
    ReadCaseUseCase,
    ReadOwnReportsUseCase,
    ReadRecordUseCase,
    ReadStatementsUseCase,
    ReadStrikesUseCase,
    RecordRepository,
    ReportCommentUseCase,
    StrikeRepository,
    TalkRepository,
    Talks,
    TargetRepository,
  ],
})
export class ModerationModule {}
