import type { Block, Draft, DraftSummary, ReadingSummary, RevisionRef } from '@lectern/contracts';
import { assembleWithPlaces } from '@lectern/importing/draft';
import type { StoredDraft } from './draft.repository';
import type { StoredBlock, StoredReading } from './reading.repository';

/** A reading as listed, with what is new to the caller. */
export function presentReading(reading: StoredReading, unreadCount: number): ReadingSummary {
  const { group: _, publishedAt, lastCommentAt, ...rest } = reading;
  return {
    ...rest,
    publishedAt: publishedAt.toISOString(),
    lastCommentAt: lastCommentAt?.toISOString() ?? null,
    unreadCount,
  };
}

/** A block of a revision. */
export function presentBlock({ level, label, ...block }: StoredBlock): Block {
  return { ...block, ...(level === null ? {} : { level }), ...(label === null ? {} : { label }) };
}

/** A draft with the blocks its decisions make, and which decisions touch which block. */
export function presentDraft(draft: StoredDraft): Draft {
  const { imported } = draft;
  const blocks = assembleWithPlaces(imported)
    .filter((block) => block.content.text !== '')
    .map((block) => ({
      ...block.content,
      // a join not applied stands at the first fragment of the block it would have continued into
      decisionIds: imported.decisions
        .filter((decision) => decision.at >= block.from && decision.at < block.to)
        .map((decision) => decision.id),
    }));
  return {
    id: draft.id,
    groupId: draft.groupId,
    version: draft.version,
    fileName: draft.fileName,
    revises: presentBase(draft),
    placements: draft.placements,
    metadata: imported.metadata,
    blocks,
    decisions: imported.decisions,
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
  };
}

function presentBase({ revises }: StoredDraft): Draft['revises'] {
  if (!revises) return null;
  const { readingId, title, number, revisionId, currentRevisionId } = revises;
  return { readingId, title, baseNumber: number, isStale: revisionId !== currentRevisionId };
}

/** A revision as named wherever one is shown. */
export function presentRevisionRef(revision: { id: string; number: number; publishedAt: Date }): RevisionRef {
  const { id, number, publishedAt } = revision;
  return { id, number, publishedAt: publishedAt.toISOString() };
}

/** A draft as listed. */
export function presentDraftSummary(draft: StoredDraft): DraftSummary {
  const { id, groupId, fileName, createdAt, updatedAt, imported } = draft;
  return {
    id,
    groupId,
    fileName,
    revises: presentBase(draft),
    title: imported.metadata.title,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
