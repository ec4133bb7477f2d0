import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf, openApiDocument, RateLimits, WithoutContract } from '@lectern/server/platform';

/** The description of the HTTP doors, for programs and people. */
@Controller('api/docs')
export class DocsController {
  private readonly document = openApiDocument();

  constructor(private readonly rates: RateLimits) {}

  @Get()
  @WithoutContract()
  async docs(@Req() request: Request): Promise<object> {
    const caller = callerOf(request);
    await this.rates.take('request', caller.personId ?? caller.address);
    return this.document;
  }
}
