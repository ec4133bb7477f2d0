import { Controller, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { routes, type AnnotationReport, type RouteInput } from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ExportReadingUseCase } from './use-cases/export-reading.use-case';
import { ImportAnnotationsUseCase } from './use-cases/import-annotations.use-case';

/** Readings out, and annotations in from elsewhere, over HTTP. */
@Controller()
export class ExchangeController {
  constructor(
    private readonly exportReading: ExportReadingUseCase,
    private readonly importAnnotations: ImportAnnotationsUseCase,
  ) {}

  @Endpoint(routes.exportReading)
  async export(
    @WhoCalls() caller: Caller,
    @Input() { readingId, format }: RouteInput<typeof routes.exportReading>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return attachment(response, await this.exportReading.execute(caller, readingId, format));
  }

  @Endpoint(routes.importAnnotations)
  import(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId, ...input }: RouteInput<typeof routes.importAnnotations>,
  ): Promise<AnnotationReport> {
    return this.importAnnotations.execute(caller, readingId, input);
  }
}
