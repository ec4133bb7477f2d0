import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from '@lectern/server/database';
import { remembered, WithoutContract } from '@lectern/server/platform';

/** however often anybody asks, it costs one query a second */
const rememberedForMs = 1_000;

/** For whoever runs the server: does the process live, and can it serve. */
@Controller('health')
export class HealthController {
  private readonly faults: () => Promise<string[]>;

  constructor(database: Database) {
    this.faults = remembered(rememberedForMs, () => database.faults());
  }

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
    const faults = await this.faults();
    if (faults.length > 0) response.status(503);
    return { status: faults.length === 0 ? 'ready' : 'not ready', faults };
  }
}
