import { Controller } from '@nestjs/common';
import {
  routes,
  type Draft,
  type DraftSummary,
  type Reading,
  type ReadingCard,
  type ReadingSummary,
  type RouteInput,
} from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { EditDraftUseCase } from './use-cases/edit-draft.use-case';
import { OpenReadingUseCase } from './use-cases/open-reading.use-case';
import { PublishDraftUseCase } from './use-cases/publish-draft.use-case';
import { StartDraftUseCase } from './use-cases/start-draft.use-case';

/** Readings and drafts over HTTP. */
@Controller()
export class ReadingController {
  constructor(
    private readonly openReading: OpenReadingUseCase,
    private readonly startDraft: StartDraftUseCase,
    private readonly editDraft: EditDraftUseCase,
    private readonly publishDraft: PublishDraftUseCase,
  ) {}

  @Endpoint(routes.readings)
  list(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.readings>): Promise<ReadingSummary[]> {
    return this.openReading.list(caller, input.groupId);
  }

  @Endpoint(routes.reading)
  open(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.reading>): Promise<Reading> {
    return this.openReading.execute(caller, input.readingId);
  }

  @Endpoint(routes.aboutReading)
  about(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.aboutReading>): Promise<ReadingCard> {
    return this.openReading.about(caller, input.readingId);
  }

  @Endpoint(routes.drafts)
  drafts(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.drafts>,
  ): Promise<DraftSummary[]> {
    return this.editDraft.list(caller, input.groupId);
  }

  @Endpoint(routes.pasteText)
  paste(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...input }: RouteInput<typeof routes.pasteText>,
  ): Promise<Draft> {
    return this.startDraft.paste(caller, groupId, input);
  }

  @Endpoint(routes.draft)
  draft(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.draft>): Promise<Draft> {
    return this.editDraft.read(caller, input.draftId);
  }

  @Endpoint(routes.changeDraft)
  change(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.changeDraft>): Promise<Draft> {
    return this.editDraft.change(caller, input.draftId, input.version, input.change);
  }

  @Endpoint(routes.discardDraft)
  async discard(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.discardDraft>,
  ): Promise<void> {
    await this.editDraft.discard(caller, input.draftId);
  }

  @Endpoint(routes.publishDraft)
  publish(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.publishDraft>,
  ): Promise<ReadingSummary> {
    return this.publishDraft.execute(caller, input.draftId, input.version);
  }
}
