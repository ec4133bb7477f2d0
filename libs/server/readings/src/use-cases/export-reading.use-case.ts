import { Injectable } from '@nestjs/common';
import { exportFiles, type ExportFormat } from '@lectern/contracts';
import { toCsv, toHtml, toJsonLd, toMarkdown, type ExportedReading } from '@lectern/exporting';
import { Access } from '@lectern/server/access';
import { fileNameOf, notFound, RateLimits, type Attachment, type Caller } from '@lectern/server/platform';
import { ThreadSummaries } from '@lectern/server/threads';
import { presentBlock, presentRevisionRef } from '../reading.presenter';
import { ReadingRepository } from '../reading.repository';

const writers: Readonly<Record<ExportFormat, (exported: ExportedReading) => string>> = {
  markdown: toMarkdown,
  html: toHtml,
  csv: toCsv,
  jsonld: toJsonLd,
};

/** Gives a reading with its threads as a file: what the caller may see, as it may be seen now, and nothing else. */
@Injectable()
export class ExportReadingUseCase {
  constructor(
    private readonly access: Access,
    private readonly readings: ReadingRepository,
    private readonly threads: ThreadSummaries,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Caller, readingId: string, format: ExportFormat): Promise<Attachment> {
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    await this.rates.take('export', caller.personId ?? caller.address);
    const [reading, revision, threads, comments] = await Promise.all([
      this.readings.find(readingId),
      this.readings.revision(currentRevisionId),
      this.threads.ofReading(readingId, currentRevisionId, caller.personId),
      this.threads.commentsOfReading(readingId, caller.personId),
    ]);
    if (!reading || !revision) throw notFound();
    const text = writers[format]({
      reading,
      groupName: reading.group.name,
      revision: presentRevisionRef(revision),
      blocks: revision.blocks.map(presentBlock),
      threads,
      comments,
      exportedAt: new Date().toISOString(),
    });
    const { mediaType, ending } = exportFiles[format];
    return { fileName: fileNameOf(reading.title, ending), mediaType, bytes: new TextEncoder().encode(text) };
  }
}
