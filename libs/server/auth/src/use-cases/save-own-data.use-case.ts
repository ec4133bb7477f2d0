import { Injectable } from '@nestjs/common';
import type { OwnData, OwnDataFormat } from '@lectern/contracts';
import { ownDataHtml } from '@lectern/exporting';
import { RateLimits, type Attachment, type SignedInCaller } from '@lectern/server/platform';
import { OwnDataRepository } from '../departure/own-data.repository';

const files: Readonly<Record<OwnDataFormat, { mediaType: string; write: (data: OwnData) => string }>> = {
  json: { mediaType: 'application/json', write: (data) => `${JSON.stringify(data, null, 2)}\n` },
  html: { mediaType: 'text/html; charset=utf-8', write: ownDataHtml },
};

/** Gives somebody what the server keeps of them as a file: also to who is restricted everywhere. */
@Injectable()
export class SaveOwnDataUseCase {
  constructor(
    private readonly data: OwnDataRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute({ personId }: SignedInCaller, format: OwnDataFormat): Promise<Attachment> {
    await this.rates.take('own-data', personId);
    const parts = await this.data.parts(personId);
    const data: OwnData = { format: 'lectern-own-data', version: 1, savedAt: new Date().toISOString(), parts };
    const { mediaType, write } = files[format];
    return { fileName: `lectern-data.${format}`, mediaType, bytes: new TextEncoder().encode(write(data)) };
  }
}
