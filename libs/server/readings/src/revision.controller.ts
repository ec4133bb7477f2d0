import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { routes, type Draft, type Rehearsal, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { fileOf } from './uploaded-file';
import { RehearseRevisionUseCase } from './use-cases/rehearse-revision.use-case';
import { StartRevisionUseCase } from './use-cases/start-revision.use-case';

/** Revisions of readings over HTTP. */
@Controller()
export class RevisionController {
  constructor(
    private readonly startRevision: StartRevisionUseCase,
    private readonly rehearse: RehearseRevisionUseCase,
  ) {}

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
