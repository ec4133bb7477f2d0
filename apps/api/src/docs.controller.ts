import { Controller, Get } from '@nestjs/common';
import { openApiDocument, WithoutContract } from '@lectern/server/platform';

/** The description of the HTTP doors, for programs and people. */
@Controller('api/docs')
export class DocsController {
  private readonly document = openApiDocument();

  @Get()
  @WithoutContract()
  docs(): object {
    return this.document;
  }
}
