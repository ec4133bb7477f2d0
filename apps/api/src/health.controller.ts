import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from '@lectern/server/database';
import { WithoutContract } from '@lectern/server/platform';

/** For whoever runs the server: does the process live, and can it serve. */
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @WithoutContract()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @WithoutContract()
  async ready(
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ status: 'ready' | 'not ready'; faults: string[] }> {
    const faults = await this.database.faults();
    if (faults.length > 0) response.status(503);
    return { status: faults.length === 0 ? 'ready' : 'not ready', faults };
  }
}
