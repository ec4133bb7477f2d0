import { Injectable } from '@nestjs/common';
import { exportFiles, limits, type Comment, type ExportFormat } from '@lectern/contracts';
import { toCsv, toHtml, toJsonLd, toMarkdown, type ExportedReading } from '@lectern/exporting';
import { picturesIn } from '@lectern/prose';
import { Access } from '@lectern/server/access';
import { PictureHolders, PictureRepository } from '@lectern/server/pictures';
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
    private readonly holders: PictureHolders,
    private readonly pictures: PictureRepository,
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
    const pictures = format === 'html' ? await this.pictureData(caller, comments) : undefined;
    const text = writers[format]({
      reading,
      groupName: reading.group.name,
      revision: presentRevisionRef(revision),
      blocks: revision.blocks.map(presentBlock),
      threads,
      comments,
      pictures,
      exportedAt: new Date().toISOString(),
    });
    const { mediaType, ending } = exportFiles[format];
    return { fileName: fileNameOf(reading.title, ending), mediaType, bytes: new TextEncoder().encode(text) };
  }

  /** The pictures of comments that the caller may see, as far as one file takes them. */
  private async pictureData(caller: Caller, comments: readonly Comment[]): Promise<Map<string, string>> {
    const ids = new Set(comments.flatMap(({ body }) => (body === null ? [] : picturesIn(body))));
    const data = new Map<string, string>();
    let left = limits.exportPictureBytes;
    for (const id of ids) {
      const bytes = (await this.holders.show(caller, id)) ? await this.pictures.bytes(id) : null;
      if (!bytes || bytes.byteLength > left) continue;
      left -= bytes.byteLength;
      data.set(id, `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`);
    }
    return data;
  }
}
