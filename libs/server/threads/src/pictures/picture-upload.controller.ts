import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { routes, type Picture, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, invalid, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { UploadPictureUseCase } from './upload-picture.use-case';

/** Pictures on their way into comments, over HTTP. */
@Controller()
export class PictureUploadController {
  constructor(private readonly take: UploadPictureUseCase) {}

  @Endpoint(routes.uploadPicture)
  upload(
    @WhoCalls() caller: SignedInCaller,
    @Input() { readingId }: RouteInput<typeof routes.uploadPicture>,
    @Req() request: Request,
  ): Promise<Picture> {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw invalid('There is no picture.');
    return this.take.execute(caller, readingId, bytes);
  }
}
