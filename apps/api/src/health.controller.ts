import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { WithoutContract } from '@lectern/server/platform';
import { Readiness } from './readiness';

/** For whoever runs the server: does the process live, and can it serve. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

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
    const faults = await this.readiness.faults();
    if (faults.length > 0) response.status(503).setHeader('Retry-After', 1);
    return { status: faults.length === 0 ? 'ready' : 'not ready', faults };
  }
}
