import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { routes, type Import, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { fileOf } from './uploaded-file';
import { FollowImportUseCase } from './use-cases/follow-import.use-case';
import { StartImportUseCase } from './use-cases/start-import.use-case';

/** Files on their way to drafts, over HTTP. */
@Controller()
export class ImportController {
  constructor(
    private readonly start: StartImportUseCase,
    private readonly follow: FollowImportUseCase,
  ) {}

  @Endpoint(routes.uploadText)
  upload(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...input }: RouteInput<typeof routes.uploadText>,
    @Req() request: Request,
  ): Promise<Import> {
    return this.start.file(caller, { groupId }, { ...input, bytes: fileOf(request) });
  }

  @Endpoint(routes.importAddress)
  fetch(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...input }: RouteInput<typeof routes.importAddress>,
  ): Promise<Import> {
    return this.start.address(caller, { groupId }, input);
  }

  @Endpoint(routes.uploadRevision)
  uploadRevision(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.uploadRevision>,
    @Req() request: Request,
  ): Promise<Import> {
    return this.start.file(caller, { readingId }, { ...input, bytes: fileOf(request) });
  }

  @Endpoint(routes.importRevisionAddress)
  fetchRevision(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.importRevisionAddress>,
  ): Promise<Import> {
    return this.start.address(caller, { readingId }, input);
  }

  @Endpoint(routes.imports)
  list(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.imports>): Promise<Import[]> {
    return this.follow.list(caller, input.groupId);
  }

  @Endpoint(routes.import)
  one(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.import>): Promise<Import> {
    return this.follow.one(caller, input.importId);
  }

  @Endpoint(routes.cancelImport)
  cancel(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.cancelImport>): Promise<Import> {
    return this.follow.cancel(caller, input.importId);
  }
}
