import { Injectable } from '@nestjs/common';
import type { BlockContent, Rehearsal, RehearsedAnchor } from '@lectern/contracts';
import { assemble } from '@lectern/importing/draft';
import { parseProse, plainText } from '@lectern/prose';
import { Audiences } from '@lectern/server/access';
import { invalid, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { presentAnchor, ThreadPlaces, type PlacedAnchor, type ThreadGlimpse } from '@lectern/server/threads';
import { presentBlock, presentRevisionRef } from '../reading.presenter';
import { numbersOf } from '../reading.repository';
import { blockChanges, countsOf } from '../revisions/block-changes';
import type { CarriedThread } from '../revisions/carry-threads';
import { PreviewRevision, type PreparedRevision } from '../revisions/preview-revision';
import { EditDraftUseCase } from './edit-draft.use-case';

const excerptCharacters = 120;
const outcomeOf = { exact: 'stays', moved: 'moves', ambiguous: 'ambiguous', detached: 'detached' } as const;

/** Shows, before a revision is published, what it changes and what becomes of each thread. */
@Injectable()
export class RehearseRevisionUseCase {
  constructor(
    private readonly drafts: EditDraftUseCase,
    private readonly preview: PreviewRevision,
    private readonly places: ThreadPlaces,
    private readonly audiences: Audiences,
    private readonly rates: RateLimits,
  ) {}

  /** Always against the present revision, even if the draft was begun on an older one. */
  async execute(caller: SignedInCaller, draftId: string): Promise<Rehearsal> {
    const draft = await this.drafts.accessible(caller, draftId);
    const { revises } = draft;
    if (!revises) throw invalid('This draft follows no other text.', 'draftId');
    await this.rates.take('rehearse', caller.personId);
    const blocks = assemble(draft.imported);
    const prepared = await this.preview.prepare(revises.readingId, revises.currentRevisionId, blocks);
    const anchors = await this.places.onRevision(revises.currentRevisionId);
    // what is not for whoever revises is carried, and not shown
    const heardIds = await this.audiences.heardIds(caller.personId, [revises.readingId]);
    const glimpses = await this.places.glimpses(
      anchors.map(({ threadId }) => threadId),
      heardIds,
    );
    const carried = this.preview.carry(prepared, anchors, draft.placements);
    const textOf = new Map(
      [prepared.base, ...prepared.origins].flatMap(({ blocks }) => blocks.map((it) => [it.id, it.text])),
    );
    const shown = anchors.flatMap((anchor, index): RehearsedAnchor[] => {
      const thread = carried[index];
      const glimpse = glimpses.get(anchor.threadId);
      // of a thread that has nothing left to show nobody needs to know where it goes
      return thread && glimpse && glimpse.commentCount > 0 ? [rehearsed(anchor, thread, glimpse, textOf)] : [];
    });
    const changes = changesOf(prepared, blocks);
    return {
      draftId,
      version: draft.version,
      readingId: revises.readingId,
      from: presentRevisionRef(prepared.base),
      isStale: revises.revisionId !== revises.currentRevisionId,
      counts: countsOf(changes),
      changes,
      threadCounts: threadCounts(shown),
      anchors: shown,
    };
  }
}

function changesOf({ base, aligned }: PreparedRevision, blocks: readonly BlockContent[]) {
  const numbers = numbersOf(blocks);
  const numbered = blocks.map((block, index) => ({ ...block, number: numbers[index] ?? null }));
  return blockChanges(base.blocks.map(presentBlock), numbered, aligned.alignment);
}

function rehearsed(
  anchor: PlacedAnchor,
  { threadId, position, certainty, place, suggestion, isPlaced }: CarriedThread,
  { body, openedBy, commentCount }: ThreadGlimpse,
  textOf: ReadonlyMap<string, string>,
): RehearsedAnchor {
  const blockId = anchor.blockId ?? anchor.originBlockId;
  return {
    threadId,
    position,
    excerpt: body === null ? null : plainText(parseProse(body), excerptCharacters),
    openedBy,
    commentCount,
    now: presentAnchor(anchor),
    paragraph: blockId === null ? null : (textOf.get(blockId) ?? null),
    outcome: outcomeOf[certainty],
    certainty,
    place: place && { blockIndex: place.blockIndex, span: place.span },
    suggestedBlockIndex: suggestion,
    isPlaced,
  };
}

function threadCounts(anchors: readonly RehearsedAnchor[]): Rehearsal['threadCounts'] {
  const counts = { stays: 0, moves: 0, ambiguous: 0, detached: 0 };
  for (const { outcome } of anchors) counts[outcome] += 1;
  return counts;
}
