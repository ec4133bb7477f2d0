import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import {
  routes,
  type Comparison,
  type Draft,
  type Rehearsal,
  type Revision,
  type RevisionSummary,
  type RouteInput,
} from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { fileOf } from './uploaded-file';
import { DownloadOriginalUseCase } from './use-cases/download-original.use-case';
import { ReadRevisionsUseCase } from './use-cases/read-revisions.use-case';
import { RehearseRevisionUseCase } from './use-cases/rehearse-revision.use-case';
import { StartRevisionUseCase } from './use-cases/start-revision.use-case';

/** Revisions of readings over HTTP. */
@Controller()
export class RevisionController {
  constructor(
    private readonly startRevision: StartRevisionUseCase,
    private readonly rehearse: RehearseRevisionUseCase,
    private readonly readRevisions: ReadRevisionsUseCase,
    private readonly download: DownloadOriginalUseCase,
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

  @Endpoint(routes.original)
  async original(
    @WhoCalls() caller: Caller,
    @Input() { readingId, number }: RouteInput<typeof routes.original>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.download.execute(caller, readingId, number));
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

  @Endpoint(routes.uploadRevision)
  upload(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.uploadRevision>,
    @Req() request: Request,
  ): Promise<Draft> {
    return this.startRevision.upload(caller, readingId, { ...input, bytes: fileOf(request) });
  }

  @Endpoint(routes.rehearsal)
  rehearsal(
    @WhoCalls() caller: SignedInCaller,
    @Input() input: RouteInput<typeof routes.rehearsal>,
  ): Promise<Rehearsal> {
    return this.rehearse.execute(caller, input.draftId);
  }
}
