import { randomUUID } from 'node:crypto';
import type { BlockContent, ReadingSummary, StreamRef, TextMetadata } from '@lectern/contracts';
import { conflict, notFound, type SignedInCaller } from '@lectern/server/platform';
import type { Batch, CommandEvent, StreamCommand, StreamHandler } from '@lectern/server/realtime';
import type { PlacedAnchor, ThreadPlaces } from '@lectern/server/threads';
import type { DraftRepository, StoredDraft } from '../draft.repository';
import { presentReading, presentRevisionRef } from '../reading.presenter';
import type { ReadingRepository } from '../reading.repository';
import { changedMeanwhile } from '../use-cases/edit-draft.use-case';
import type { CarriedThread } from './carry-threads';
import type { PreparedRevision, PreviewRevision } from './preview-revision';
import type { ReviseAccess } from './revise-access';

/** Publishes a draft as the next revision of its reading. Named like the draft: a repeat finds what was done. */
export interface PublishRevision extends StreamCommand {
  readonly type: 'revision.publish';
  readonly version: number;
}

/** What a publication works with. */
export interface PublicationParts {
  readonly access: ReviseAccess;
  readonly readings: ReadingRepository;
  readonly drafts: DraftRepository;
  readonly places: ThreadPlaces;
  readonly preview: PreviewRevision;
}

/** A draft ready to be published: its text aligned, so that inside the transaction threads need only be carried. */
export interface ReadyDraft {
  readonly draft: StoredDraft;
  readonly metadata: TextMetadata & { title: string };
  readonly blocks: readonly BlockContent[];
  readonly prepared: PreparedRevision;
}

/**
 * One draft being published in its reading's stream. It waits its turn behind the comments that came before it, and holds
 * the stream while it writes: a thread is either carried or opened on the new revision, none falls between.
 */
export class Publication implements StreamHandler<PublishRevision, ReadingSummary> {
  constructor(
    private readonly caller: SignedInCaller,
    private readonly ready: ReadyDraft,
    private readonly parts: PublicationParts,
  ) {}

  stream(streamId: string): StreamRef {
    return { kind: 'reading', id: streamId };
  }

  async decide({ streamId: readingId, commands, at, nextSeq, transaction }: Batch<PublishRevision>) {
    const { draft, metadata, blocks, prepared } = this.ready;
    const { readings, drafts, places, preview } = this.parts;
    const [command] = commands;
    if (!command || commands.length > 1) throw new Error('A draft is published by one command.');
    const { currentRevisionId, group } = await this.parts.access.reading(this.caller, readingId, transaction);
    if (currentRevisionId !== prepared.base.id) throw anotherMeanwhile();
    if (!(await drafts.delete(draft.id, command.version, transaction))) throw changedMeanwhile();

    const seq = nextSeq();
    const revision = { id: randomUUID(), number: prepared.base.number + 1, publishedAt: at };
    const { personId: publishedById } = this.caller;
    const blockIds = await readings.addRevision(
      { ...revision, readingId, publishedById, originalId: draft.originalId, metadata },
      draft.imported,
      blocks,
      transaction,
    );
    const carried = preview.carry(prepared, await places.onRevision(currentRevisionId, transaction), draft.placements);
    const anchors = carried.map((thread) => anchorOf(thread, blockIds));
    await places.carry(readingId, revision.id, anchors, seq, transaction);
    return {
      outcomes: [
        {
          event: { type: 'revision.published', revisionId: revision.id },
          shown: {
            seq,
            at: at.toISOString(),
            type: 'revision.published' as const,
            revision: presentRevisionRef(revision),
          },
          answer: presentReading(await this.reading(readingId, transaction), 0),
        },
      ],
      audienceVersion: group.audienceVersion,
    };
  }

  async answerAgain({ streamId }: CommandEvent): Promise<ReadingSummary> {
    return presentReading(await this.reading(streamId), 0);
  }

  private async reading(id: string, transaction?: Batch<PublishRevision>['transaction']) {
    const reading = await this.parts.readings.find(id, transaction);
    if (!reading) throw notFound();
    return reading;
  }
}

/** Another revision came first: what it changed must not be undone unseen. */
export function anotherMeanwhile() {
  return conflict('Another revision of this text was published meanwhile. Compare, and rebase the draft.');
}

function anchorOf(thread: CarriedThread, blockIds: readonly string[]): PlacedAnchor {
  const { threadId, position, certainty, place, quote, suggestion, origin } = thread;
  return {
    threadId,
    position,
    certainty,
    quote,
    blockId: place ? idAt(blockIds, place.blockIndex) : null,
    spanStart: place?.span?.start ?? null,
    spanEnd: place?.span?.end ?? null,
    suggestionBlockId: suggestion === null ? null : idAt(blockIds, suggestion),
    originBlockId: origin?.blockId ?? null,
    originRevision: origin?.revision ?? null,
  };
}

function idAt(blockIds: readonly string[], index: number): string {
  const id = blockIds[index];
  if (id === undefined) throw new Error(`There is no block ${index} in the new revision.`);
  return id;
}
