import { Controller } from '@nestjs/common';
import {
  routes,
  type CaseDetail,
  type CasePage,
  type EventPage,
  type ModerationRecord,
  type OwnReport,
  type RouteInput,
  type RuleSet,
  type Statement,
} from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { ModerationStream } from './moderation-stream';
import { ActOnCaseUseCase } from './use-cases/act-on-case.use-case';
import { AppealUseCase } from './use-cases/appeal.use-case';
import { GroupRulesUseCase } from './use-cases/group-rules.use-case';
import { ListCasesUseCase } from './use-cases/list-cases.use-case';
import { ReadCaseUseCase } from './use-cases/read-case.use-case';
import { ReadOwnReportsUseCase } from './use-cases/read-own-reports.use-case';
import { ReadRecordUseCase } from './use-cases/read-record.use-case';
import { ReadStatementsUseCase } from './use-cases/read-statements.use-case';
import { ReportCommentUseCase } from './use-cases/report-comment.use-case';

/** Rules, reports, cases, statements and appeals over HTTP. */
@Controller()
export class ModerationController {
  constructor(
    private readonly rules: GroupRulesUseCase,
    private readonly report: ReportCommentUseCase,
    private readonly reports: ReadOwnReportsUseCase,
    private readonly list: ListCasesUseCase,
    private readonly read: ReadCaseUseCase,
    private readonly act: ActOnCaseUseCase,
    private readonly record: ReadRecordUseCase,
    private readonly statementsOf: ReadStatementsUseCase,
    private readonly appealAgainst: AppealUseCase,
    private readonly stream: ModerationStream,
    private readonly reader: StreamReader,
  ) {}

  @Endpoint(routes.groupRules)
  groupRules(@WhoCalls() caller: Caller, @Input() { groupId }: RouteInput<typeof routes.groupRules>): Promise<RuleSet> {
    return this.rules.read(caller, groupId);
  }

  @Endpoint(routes.moderationRecord)
  moderationRecord(
    @WhoCalls() caller: Caller,
    @Input() { groupId, days }: RouteInput<typeof routes.moderationRecord>,
  ): Promise<ModerationRecord> {
    return this.record.execute(caller, groupId, Number(days));
  }

  @Endpoint(routes.publishRules)
  publishRules(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.publishRules>,
  ): Promise<RuleSet> {
    return this.rules.publish(caller, input);
  }

  @Endpoint(routes.reportComment)
  reportComment(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.reportComment>,
  ): Promise<{ reportId: string }> {
    return this.report.execute(caller, input);
  }

  @Endpoint(routes.ownReports)
  ownReports(@WhoCalls() caller: SignedInCaller): Promise<OwnReport[]> {
    return this.reports.execute(caller);
  }

  @Endpoint(routes.cases)
  cases(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.cases>): Promise<CasePage> {
    return this.list.execute(caller, input);
  }

  @Endpoint(routes.moderationEvents)
  moderationEvents(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, since }: RouteInput<typeof routes.moderationEvents>,
  ): Promise<EventPage> {
    return this.reader.pageFor(caller, this.stream.stream(groupId), since);
  }

  @Endpoint(routes.case)
  case(@WhoCalls() caller: SignedInCaller, @Input() { caseId }: RouteInput<typeof routes.case>): Promise<CaseDetail> {
    return this.read.execute(caller, caseId);
  }

  @Endpoint(routes.actOnCase)
  actOnCase(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.actOnCase>,
  ): Promise<CaseDetail> {
    return this.act.execute(caller, input);
  }

  @Endpoint(routes.statements)
  statements(@WhoCalls() caller: SignedInCaller): Promise<Statement[]> {
    return this.statementsOf.list(caller);
  }

  @Endpoint(routes.unreadStatements)
  unreadStatements(@WhoCalls() caller: SignedInCaller): Promise<{ unread: number }> {
    return this.statementsOf.unread(caller);
  }

  @Endpoint(routes.statement)
  statement(
    @WhoCalls() caller: SignedInCaller,
    @Input() { statementId }: RouteInput<typeof routes.statement>,
  ): Promise<Statement> {
    return this.statementsOf.one(caller, statementId);
  }

  @Endpoint(routes.appeal)
  appeal(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.appeal>,
  ): Promise<{ appealId: string }> {
    return this.appealAgainst.execute(caller, input);
  }
}
