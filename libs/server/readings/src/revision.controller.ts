import { Controller, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import {
  routes,
  type CarriedPlaces,
  type Comparison,
  type Draft,
  type Ledger,
  type Rehearsal,
  type Revision,
  type RevisionSummary,
  type RouteInput,
  type ShownLink,
} from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { CarryPlacesUseCase } from './use-cases/carry-places.use-case';
import { DownloadOriginalUseCase } from './use-cases/download-original.use-case';
import { ReadRevisionsUseCase } from './use-cases/read-revisions.use-case';
import { ReadLedgerUseCase } from './use-cases/read-ledger.use-case';
import { RehearseRevisionUseCase } from './use-cases/rehearse-revision.use-case';
import { ShowLinksUseCase } from './use-cases/show-links.use-case';
import { StartRevisionUseCase } from './use-cases/start-revision.use-case';

/** Revisions of readings over HTTP. */
@Controller()
export class RevisionController {
  constructor(
    private readonly startRevision: StartRevisionUseCase,
    private readonly rehearse: RehearseRevisionUseCase,
    private readonly readRevisions: ReadRevisionsUseCase,
    private readonly download: DownloadOriginalUseCase,
    private readonly carryPlaces: CarryPlacesUseCase,
    private readonly readLedger: ReadLedgerUseCase,
    private readonly showLinks: ShowLinksUseCase,
  ) {}

  @Endpoint(routes.revisions)
  list(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.revisions>): Promise<RevisionSummary[]> {
    return this.readRevisions.list(caller, input.readingId);
  }

  @Endpoint(routes.revision)
  one(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.revision>): Promise<Revision> {
    return this.readRevisions.one(caller, input.readingId, input.number);
  }

  @Endpoint(routes.compareRevisions)
  compare(
    @WhoCalls() caller: Caller,
    @Input() { readingId, from, to }: RouteInput<typeof routes.compareRevisions>,
  ): Promise<Comparison> {
    return this.readRevisions.compare(caller, readingId, from, to);
  }

  @Endpoint(routes.shownLinks)
  links(@WhoCalls() caller: Caller, @Input() { to }: RouteInput<typeof routes.shownLinks>): Promise<ShownLink[]> {
    return this.showLinks.execute(caller, to);
  }

  @Endpoint(routes.carriedPlaces)
  places(
    @WhoCalls() caller: Caller,
    @Input() { readingId, from, blockIds }: RouteInput<typeof routes.carriedPlaces>,
  ): Promise<CarriedPlaces> {
    return this.carryPlaces.execute(caller, readingId, { from, blockIds });
  }

  @Endpoint(routes.ledger)
  ledger(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.ledger>): Promise<Ledger> {
    return this.readLedger.execute(caller, input.readingId);
  }

  @Endpoint(routes.original)
  async original(
    @WhoCalls() caller: Caller,
    @Input() { readingId, number }: RouteInput<typeof routes.original>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.download.execute(caller, readingId, number));
  }

  @Endpoint(routes.draftOriginal)
  async draftOriginal(
    @WhoCalls() caller: SignedInCaller,
    @Input() { draftId }: RouteInput<typeof routes.draftOriginal>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.download.ofDraft(caller, draftId));
  }

  @Endpoint(routes.startRevision)
  start(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.startRevision>,
  ): Promise<Draft> {
    return this.startRevision.fromPresent(caller, readingId, input);
  }

  @Endpoint(routes.pasteRevision)
  paste(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.pasteRevision>,
  ): Promise<Draft> {
    return this.startRevision.paste(caller, readingId, input);
  }

  @Endpoint(routes.rehearsal)
  rehearsal(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.rehearsal>,
  ): Promise<Rehearsal> {
    return this.rehearse.execute(caller, input.draftId);
  }
}
