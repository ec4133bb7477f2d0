import {
  reactionSetSchema,
  type Block,
  type Draft,
  type DraftBlock,
  type DraftSummary,
  type ImportedText,
  type Reading,
  type ReadingSummary,
  type ReviewedDecision,
  type RevisionRef,
} from '@lectern/contracts';
import { assembleWithPlaces, dividedWord } from '@lectern/importing/draft';
import type { ListedDraft, StoredDraft } from './draft.repository';
import type { StoredBlock, StoredReading } from './reading.repository';

/** A reading as listed, with what is new to the caller. */
export function presentReading(reading: StoredReading, unreadCount: number): ReadingSummary {
  const { id, groupId, title, authors, date, language, source, addedBy, paragraphCount, commentCount } = reading;
  return {
    id,
    groupId,
    title,
    authors,
    date,
    language,
    source,
    addedBy,
    paragraphCount,
    commentCount,
    publishedAt: reading.publishedAt.toISOString(),
    lastCommentAt: reading.lastCommentAt?.toISOString() ?? null,
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
  return {
    id: draft.id,
    groupId: draft.groupId,
    version: draft.version,
    fileName: draft.fileName,
    hasOriginal: draft.originalId !== null,
    revises: presentBase(draft),
    placements: draft.placements,
    metadata: imported.metadata,
    blocks: presentDecidedBlocks(imported),
    decisions: presentDecisions(imported),
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
  };
}

/** The decisions of an import, each hyphen's with its word. */
export function presentDecisions(imported: ImportedText): ReviewedDecision[] {
  return imported.decisions.map((decision) => {
    const word = dividedWord(imported, decision);
    return word === null ? decision : { ...decision, word };
  });
}

/** The blocks that decisions make, and which decisions touch which block. */
export function presentDecidedBlocks(imported: ImportedText): DraftBlock[] {
  const decisionsAt = Map.groupBy(imported.decisions, ({ at }) => at);
  return assembleWithPlaces(imported)
    .filter((block) => block.content.text !== '')
    .map((block) => ({
      ...block.content,
      // a join not applied stands at the first fragment of the block it would have continued into
      decisionIds: Array.from({ length: block.to - block.from }, (_, offset) => block.from + offset)
        .flatMap((at) => decisionsAt.get(at) ?? [])
        .map((decision) => decision.id),
      ...pageOf(imported, block.from),
    }));
}

function pageOf({ fragments }: ImportedText, at: number): Pick<DraftBlock, 'page'> {
  const page = fragments[at]?.page;
  return page === undefined ? {} : { page };
}

function presentBase({ revises }: Pick<StoredDraft, 'revises'>): Draft['revises'] {
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
export function presentDraftSummary(draft: ListedDraft): DraftSummary {
  const { id, groupId, fileName, title, createdAt, updatedAt } = draft;
  return {
    id,
    groupId,
    fileName,
    revises: presentBase(draft),
    title,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** The group a reading is in, as its pages need it. */
export function presentGroupOf({ group }: StoredReading): Reading['group'] {
  return { id: group.id, name: group.name, reactions: reactionSetSchema.parse(group.reactions) };
}
