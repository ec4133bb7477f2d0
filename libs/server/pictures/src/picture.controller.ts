import { Controller, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { routes, type RouteInput } from '@lectern/contracts';
import { attachment, Endpoint, Input, WhoCalls, type Caller } from '@lectern/server/platform';
import { ShowPictureUseCase } from './show-picture.use-case';

/** Pictures over HTTP. Pages draw them; opened by its address one is saved, and is a page of this server nowhere. */
@Controller()
export class PictureController {
  constructor(private readonly show: ShowPictureUseCase) {}

  @Endpoint(routes.picture)
  async picture(
    @WhoCalls() caller: Caller,
    @Input() { pictureId }: RouteInput<typeof routes.picture>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const bytes = await this.show.execute(caller, pictureId);
    return attachment(response, { fileName: `${pictureId}.webp`, mediaType: 'image/webp', bytes });
  }
}
