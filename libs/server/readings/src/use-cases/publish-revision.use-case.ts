import { Injectable } from '@nestjs/common';
import type { BlockContent, ReadingSummary, TextMetadata } from '@lectern/contracts';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository, StreamWriter } from '@lectern/server/realtime';
import { ThreadPlaces } from '@lectern/server/threads';
import { DraftRepository, type StoredDraft } from '../draft.repository';
import { presentReading } from '../reading.presenter';
import { ReadingRepository } from '../reading.repository';
import { PreviewRevision } from '../revisions/preview-revision';
import { anotherMeanwhile, Publication, type PublicationParts } from '../revisions/publication';
import { ReviseAccess } from '../revisions/revise-access';

/** Publishes a draft as the next revision of the reading it was begun on. */
@Injectable()
export class PublishRevisionUseCase {
  private readonly parts: PublicationParts;

  constructor(
    private readonly access: ReviseAccess,
    private readonly readings: ReadingRepository,
    private readonly events: EventRepository,
    private readonly writer: StreamWriter,
    private readonly preview: PreviewRevision,
    drafts: DraftRepository,
    places: ThreadPlaces,
  ) {
    this.parts = { access, readings, drafts, places, preview };
  }

  async execute(
    caller: SignedInCaller,
    draft: StoredDraft,
    version: number,
    text: { metadata: TextMetadata & { title: string }; blocks: readonly BlockContent[] },
  ): Promise<ReadingSummary> {
    const { revises } = draft;
    if (!revises) throw new Error('This draft follows no reading.');
    const { currentRevisionId } = await this.access.reading(caller, revises.readingId);
    if (revises.revisionId !== currentRevisionId) throw anotherMeanwhile();
    const prepared = await this.preview.prepare(revises.readingId, revises.revisionId, text.blocks);
    return this.writer.submit(
      revises.readingId,
      { type: 'revision.publish', personId: caller.personId, commandId: draft.id, version },
      new Publication(caller, { draft, ...text, prepared }, this.parts),
    );
  }

  /** What publishing this draft made, when the same person did it before; null when they did not. */
  async done(caller: SignedInCaller, draftId: string): Promise<ReadingSummary | null> {
    const name = { personId: caller.personId, commandId: draftId };
    const event = (await this.events.ofCommands([name])).get(`${caller.personId} ${draftId}`);
    if (event?.type !== 'revision.published') return null;
    await this.access.reading(caller, event.streamId);
    const reading = await this.readings.find(event.streamId);
    if (!reading) throw notFound();
    return presentReading(reading, 0);
  }
}
